package io.cielo24.captioning;

/** How far an order has come, as the journal remembers it. Later steps come after earlier ones. */
public enum Step {
    /** Nothing was sent yet. */
    PLANNED,
    /** A job is being made; whether it was, is to be looked up. */
    CREATING,
    /** The job is made; no media was sent. */
    CREATED,
    /** The media is being sent; whether it arrived, is to be looked up. */
    SENDING,
    /** The media has arrived. */
    SENT,
    /** The media has arrived, and a person has said that nothing was ordered. */
    CLEARED,
    /** The transcription is being ordered; whether it was, is to be looked up. */
    ORDERING,
    /** The transcription is ordered. */
    ORDERED,
    /** The job ended well: captions can be fetched. */
    COMPLETE,
    /** The job ended without a result. */
    FAILED;

    /**
     * Whether this step is at or after another.
     *
     * @param other the other step
     * @return {@code true} if it is
     */
    public boolean reached(Step other) {
        return compareTo(other) >= 0;
    }
}

package io.cielo24.internal;

/**
 * Bounds the memory that a document may be made into. Estimated, with what the JVM really takes in mind: a real element
 * list stays far below, while a document made of nothing but empty objects would grow twenty-fold.
 */
final class ModelBudget {

    /** The model may be this many times as large as its JSON. */
    private static final int GROWTH = 6;

    /** Below this nobody counts. */
    private static final long FREE = 16L * 1024 * 1024;

    static final int OBJECT = 48;
    static final int REFERENCE = 8;

    private final long most;
    private long arrived;
    private long spent;

    /** @param most whatever the size of the document is, in bytes */
    ModelBudget(long most) {
        this.most = most;
    }

    void arrived(long bytes) {
        arrived = bytes;
    }

    void spend(long bytes) {
        spent += bytes;
        long limit = Math.min(most, FREE + GROWTH * arrived);
        if (spent > limit) {
            throw new Fields.Malformed("the document would take more memory than any element list: about " + spent
                    + " bytes, out of " + arrived + " bytes of JSON so far; " + limit + " are allowed");
        }
    }

    /** What was made so far is no longer held. */
    void release() {
        spent = 0;
    }
}

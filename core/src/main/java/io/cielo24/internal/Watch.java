package io.cielo24.internal;

import io.cielo24.Timeouts;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Watches one exchange for silence of the other side, by phase and by progress.
 *
 * <p>It reads no clock: a periodic tick looks whether anything moved since the tick before, and enough ticks in a row
 * without movement, while it was the other side's turn, are a stall. So a clock that jumps does no harm, virtual time
 * works, and the hot path pays for one counter.
 */
final class Watch {

    /** A stall is noticed between its limit and a tenth more. */
    static final int TICKS_PER_LIMIT = 10;

    /** Whose turn it is. */
    private enum Turn {
        OURS,
        UPLOAD,
        ANSWER,
        ANSWER_AFTER_UPLOAD,
        DOWNLOAD
    }

    private final Timeouts timeouts;
    private final boolean upload;
    private final long periodMillis;
    private Consumer<TimeoutException> onStall = stall -> {};
    private volatile Turn turn;
    private volatile int movements;

    // What the last tick saw; ticks come one at a time.
    private int lastMovements = -1;
    private long stillTicks;

    Watch(Timeouts timeouts, boolean upload, long periodMillis) {
        this.timeouts = timeouts;
        this.upload = upload;
        this.periodMillis = periodMillis;
        this.turn = upload ? Turn.UPLOAD : Turn.ANSWER;
    }

    /** Whom to tell; set before the first tick. */
    void onStall(Consumer<TimeoutException> listener) {
        onStall = listener;
    }

    /** Our side has something to do: produce upload bytes, or ask for more of the download. */
    void ourTurn() {
        moved(Turn.OURS);
    }

    /** An upload buffer is with the transport. */
    void uploading() {
        moved(Turn.UPLOAD);
    }

    /** The request is complete. */
    void awaitingAnswer() {
        moved(upload ? Turn.ANSWER_AFTER_UPLOAD : Turn.ANSWER);
    }

    /** More of the download was asked for or came, and still more is wanted. */
    void downloading() {
        moved(Turn.DOWNLOAD);
    }

    /** Compares with the tick before. */
    void tick() {
        int now = movements;
        Turn whose = turn;
        if (now != lastMovements || whose == Turn.OURS) {
            lastMovements = now;
            stillTicks = 0;
        } else if (++stillTicks * periodMillis >= limit(whose).toMillis()) {
            onStall.accept(new TimeoutException(silence(whose)));
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // a lost increment still changes the value
    private void moved(Turn next) {
        turn = next;
        movements++;
    }

    private Duration limit(Turn whose) {
        return switch (whose) {
            case UPLOAD -> timeouts.uploadStall();
            case ANSWER -> timeouts.answer();
            case ANSWER_AFTER_UPLOAD -> timeouts.answer().plus(timeouts.uploadStall());
            case DOWNLOAD, OURS -> timeouts.downloadStall();
        };
    }

    private String silence(Turn whose) {
        return switch (whose) {
            case UPLOAD -> "the upload stalled: the connection took nothing for " + limit(whose);
            case ANSWER, ANSWER_AFTER_UPLOAD -> "no answer within " + limit(whose) + " after the request";
            case DOWNLOAD, OURS -> "the answer stalled: nothing came for " + limit(whose);
        };
    }
}

package io.cielo24.internal;

import io.cielo24.Timeouts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Watches one exchange for silence of the other side, by phase and by progress.
 *
 * <p>It reads no clock: a periodic tick looks whether anything moved since the tick before, and ten ticks in a row
 * without movement, while it was the other side's turn, are a stall. So a clock that jumps does no harm, virtual time
 * works, and the hot path pays for one counter.
 */
final class Watch {

    private static final int TICKS_PER_LIMIT = 10;

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
    private volatile Turn turn;
    private volatile int movements;

    Watch(Timeouts timeouts, boolean upload) {
        this.timeouts = timeouts;
        this.upload = upload;
        this.turn = upload ? Turn.UPLOAD : Turn.ANSWER;
    }

    /** Fails with a {@link TimeoutException} when the other side has been silent for too long; never completes. */
    Mono<Void> expiry(Scheduler timer) {
        return Mono.create(sink -> {
            long period = Math.max(1, shortest().toMillis() / TICKS_PER_LIMIT);
            Ticker ticker = new Ticker(period);
            Disposable task = timer.schedulePeriodically(
                    () -> {
                        if (ticker.stalled()) {
                            sink.error(new TimeoutException(silence()));
                        }
                    },
                    period,
                    period,
                    TimeUnit.MILLISECONDS);
            sink.onDispose(task);
        });
    }

    /** Our side has something to do: produce upload bytes, or ask for more of the download. */
    void ourTurn() {
        turn = Turn.OURS;
        moved();
    }

    /** An upload buffer is with the transport. */
    void uploading() {
        turn = Turn.UPLOAD;
        moved();
    }

    /** The request is complete. */
    void awaitingAnswer() {
        turn = upload ? Turn.ANSWER_AFTER_UPLOAD : Turn.ANSWER;
        moved();
    }

    /** More of the download was asked for or came, and still more is wanted. */
    void downloading() {
        turn = Turn.DOWNLOAD;
        moved();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // a lost increment still changes the value
    private void moved() {
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

    private Duration shortest() {
        Duration shortest = timeouts.answer().compareTo(timeouts.downloadStall()) < 0
                ? timeouts.answer()
                : timeouts.downloadStall();
        return upload && timeouts.uploadStall().compareTo(shortest) < 0 ? timeouts.uploadStall() : shortest;
    }

    private String silence() {
        Turn whose = turn;
        return switch (whose) {
            case UPLOAD -> "the upload stalled: the connection took nothing for " + limit(whose);
            case ANSWER, ANSWER_AFTER_UPLOAD -> "no answer within " + limit(whose) + " after the request";
            case DOWNLOAD, OURS -> "the answer stalled: nothing came for " + limit(whose);
        };
    }

    /** Compares each tick with the one before. Runs on one timer thread at a time. */
    private final class Ticker {

        private final long period;
        private int lastMovements = -1;
        private long stillTicks;

        Ticker(long period) {
            this.period = period;
        }

        boolean stalled() {
            int now = movements;
            Turn whose = turn;
            if (now != lastMovements || whose == Turn.OURS) {
                lastMovements = now;
                stillTicks = 0;
                return false;
            }
            return ++stillTicks * period >= limit(whose).toMillis();
        }
    }
}

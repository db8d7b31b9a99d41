package io.cielo24;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Is told what a client does while it does it, for traces and meters: give one to {@link Cielo24Client.Builder#listener}.
 * The artifact {@code cielo24-observability} has one for Micrometer. Without a listener nothing is measured and nothing is
 * paid for.
 *
 * <p>What it is told holds no secret and nothing of the caller's: no URL, no parameter, no name of a job. The exception in
 * {@link End#error()} holds no secret either, but may name a job or a file.
 *
 * <p>Methods are called on the threads of the client, transport threads among them: they must return at once, never block,
 * and be safe for use by many threads. What a listener throws is logged and does not reach the call.
 */
@FunctionalInterface
public interface ActivityListener {

    /**
     * Something begins: somebody subscribed.
     *
     * @param activity what it is
     * @param context of the subscriber; within a call it holds what {@link Running#within} put there
     * @return told of the end, exactly once
     */
    Running started(Activity activity, ContextView context);

    /** What a client spends time with. */
    enum Kind {
        /**
         * One operation as the caller sees it: its attempts, and the pauses between them. A login is a call of its own,
         * within the call that was the first to need it.
         */
        CALL,
        /** One HTTP exchange, within a call. */
        ATTEMPT,
        /** The pause before an attempt is repeated, within a call. */
        PAUSE,
        /** Waiting until a job is done; its requests are shared with other waits, and are calls of their own. */
        WAIT
    }

    /**
     * Something that has a beginning and an end. There is a small number of different ones, {@code number} aside.
     *
     * @param kind what kind of thing
     * @param endpoint the documented path, such as {@code /job/info}; that of a wait is the one that it looks at
     * @param transport the name of the client's transport
     * @param method the HTTP verb of an attempt, empty for the others
     * @param number the place of an attempt or a pause among those of its call, from 1; 0 for the others
     */
    record Activity(Kind kind, String endpoint, String transport, String method, int number) {}

    /** An activity that has begun. */
    @FunctionalInterface
    interface Running {

        /**
         * The context for everything that belongs to this activity, such as with a span as the parent of others.
         *
         * @param context of the subscriber
         * @return the same, or one with more in it
         */
        default Context within(Context context) {
            return context;
        }

        /**
         * It has ended: called before the subscriber learns of it.
         *
         * @param end how
         */
        void ended(End end);
    }

    /**
     * How an activity ended.
     *
     * @param error what it failed with, {@code null} if it did not
     * @param cancelled whether the subscriber wanted no more
     * @param status the HTTP status, that of the last attempt for a call; 0 if no answer came
     * @param attempts how many there were, for a call; else 0
     * @param bytesSent of bodies, handed to the transport
     * @param bytesReceived of bodies, handed over by the transport
     */
    record End(
            @Nullable Throwable error,
            boolean cancelled,
            int status,
            int attempts,
            long bytesSent,
            long bytesReceived) {}
}

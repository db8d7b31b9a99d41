package io.cielo24.simulator.internal.fault;

import io.cielo24.simulator.SimulatedStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way for a call to go wrong. */
public sealed interface FaultSpec {

    /**
     * The connection ends without an answer.
     *
     * @param bytes how much of the body is read first, for {@link Moment#WHILE_READING}
     */
    record Disconnect(Moment moment, long bytes, boolean reset) implements FaultSpec {}

    /**
     * Nothing more is said, and the connection stays open: until the client gives up, if its whole request has been read,
     * else until the simulator closes it.
     *
     * @param bytes how much of the body is read first, for {@link Moment#WHILE_READING}
     */
    record Silence(Moment moment, long bytes) implements FaultSpec {}

    /** It takes a while. */
    record Pause(Moment moment, Duration time) implements FaultSpec {}

    /** Another answer than the service's own. */
    record Answer(
            Moment moment,
            int status,
            @Nullable String contentType,
            String body,
            @Nullable Long retryAfterSeconds,
            boolean thenReset)
            implements FaultSpec {}

    /** Half of the answer, after which the connection ends. */
    record HalfAnswer(boolean reset) implements FaultSpec {}

    /** The answer comes so slowly. */
    record Trickle(long bytesPerSecond) implements FaultSpec {}

    /** The answer is cut in the middle, and declared as if it were whole. */
    record Garble() implements FaultSpec {}

    /** The session of the call expires before the call is looked at. */
    record ExpireToken() implements FaultSpec {}

    /**
     * The job that is ordered takes another course.
     *
     * @param waits whether it waits for authorization first
     * @param path the states that it goes through, each for the same time
     * @param end the state in which it ends
     * @param time how long that takes; as usual if there is none
     */
    record Fate(
            boolean waits,
            List<SimulatedStatus> path,
            SimulatedStatus end,
            @Nullable Duration time) implements FaultSpec {
        /** Copies the path. */
        public Fate {
            path = List.copyOf(path);
        }
    }

    /** A callback is not sent at all, or several times: so many times. */
    record Copies(int count) implements FaultSpec {}
}

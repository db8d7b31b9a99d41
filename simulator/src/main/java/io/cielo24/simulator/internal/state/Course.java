package io.cielo24.simulator.internal.state;

import io.cielo24.simulator.SimulatedStatus;
import java.time.Duration;
import java.util.List;

/**
 * The course that a job will take once processing begins.
 *
 * @param path the states on the way, each for the same time
 * @param end the state afterwards
 * @param time how long it takes
 */
public record Course(List<SimulatedStatus> path, SimulatedStatus end, Duration time) {

    /** Copies the path. */
    public Course {
        path = List.copyOf(path);
    }

    /** The usual one. */
    public static Course usual(Duration time) {
        return new Course(List.of(SimulatedStatus.IN_PROCESS), SimulatedStatus.COMPLETE, time);
    }
}

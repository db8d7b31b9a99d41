package io.cielo24.simulator.internal.state;

import io.cielo24.simulator.SimulatedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A course that a job is on.
 *
 * @param start when processing began
 * @param course what happens to it
 * @param products the work products that come out of it, at even distances, the last one at the end
 */
record Run(Instant start, Course course, List<String> products) {

    Run {
        products = course.end() == SimulatedStatus.COMPLETE ? List.copyOf(products) : List.of();
    }

    Instant finish() {
        return start.plus(course.time());
    }

    /** When a work product is ready. */
    Instant ready(int product) {
        return start.plus(course.time().multipliedBy(product + 1L).dividedBy(products.size()));
    }

    SimulatedStatus status(Instant now) {
        List<SimulatedStatus> path = course.path();
        if (!now.isBefore(finish()) || path.isEmpty()) {
            return course.end();
        }
        long passed = Math.max(0, Duration.between(start, now).toNanos());
        return path.get((int)
                Math.min(path.size() - 1L, passed * path.size() / course.time().toNanos()));
    }
}

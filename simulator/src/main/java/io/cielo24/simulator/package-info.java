/**
 * A simulator of the cielo24 service, to develop and test clients against: a real HTTP and HTTPS server on loopback that
 * is stricter than the service, records what it was sent, counts what it did, and fails on demand.
 *
 * <p>{@link io.cielo24.simulator.Cielo24Simulator} is the way in; {@link io.cielo24.simulator.Cielo24SimulatorExtension}
 * brings it into JUnit 5 tests, and {@code java -jar} starts it on the command line.
 */
@NullMarked
package io.cielo24.simulator;

import org.jspecify.annotations.NullMarked;

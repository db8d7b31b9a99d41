/**
 * The conformance kit for transports: proof that an {@link io.cielo24.transport.HttpTransport} behaves like every other.
 *
 * <p>Add the artifact {@code io.cielo24:cielo24-transport-tck} as a test dependency, beside JUnit 5, and subclass the
 * suite:
 *
 * <pre>{@code
 * class MyTransportTest extends HttpTransportTck {
 *
 *     @Override
 *     protected HttpTransport create(TransportConfig config) {
 *         return new MyTransport(config);
 *     }
 *
 *     @Override // only what the HTTP library below cannot be made to do
 *     protected boolean repeatsBodylessGet() {
 *         return true;
 *     }
 * }
 * }</pre>
 *
 * <p>Each test is one rule. {@code required_...} has to pass. {@code optional_...} is reported as aborted, with the
 * reason, if it is not met; so is what a hook of the suite switches off. The failure text names the rule, and the
 * rule's javadoc, in the interfaces named {@code ...Rules}, says what it proves, why, and what usually breaks it.
 *
 * <p>{@link io.cielo24.transport.tck.ScriptedServer} is the server behind the rules; it serves for tests of your own
 * too. Everything runs on loopback.
 */
@NullMarked
package io.cielo24.transport.tck;

import org.jspecify.annotations.NullMarked;

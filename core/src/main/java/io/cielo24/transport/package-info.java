/**
 * The transport SPI: how the library talks HTTP without knowing an HTTP library.
 *
 * <p>An application that only picks a transport needs none of these types beyond {@link
 * io.cielo24.transport.TransportConfig}. Someone who writes a transport implements {@link
 * io.cielo24.transport.HttpTransport} and {@link io.cielo24.transport.HttpTransportProvider}, and proves it with the
 * conformance kit.
 */
@NullMarked
package io.cielo24.transport;

import org.jspecify.annotations.NullMarked;

package io.cielo24.transport;

/**
 * Makes a transport; found through {@link java.util.ServiceLoader}.
 *
 * <p>List the implementation in {@code META-INF/services/io.cielo24.transport.HttpTransportProvider} and, in a named
 * module, in a {@code provides} clause as well: class path and module path are both in use.
 */
public interface HttpTransportProvider {

    /**
     * The name by which a user selects the transport; the same as {@link HttpTransport#name()}.
     *
     * @return the name, in lower case, without spaces
     */
    String name();

    /**
     * Decides between providers when the user names none: the highest wins, a tie is an error. The transports of this
     * project use 100 (reactor-netty) and 50 (java.net.http).
     *
     * @return the priority
     */
    int priority();

    /**
     * Makes a transport that honours every part of the configuration.
     *
     * @param config what the user asked for
     * @return a new transport, owned by the caller
     * @throws UnsupportedOperationException if the configuration asks for what this transport cannot do, naming it
     */
    HttpTransport create(TransportConfig config);
}

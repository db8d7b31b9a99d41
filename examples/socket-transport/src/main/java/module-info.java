/** An example: the smallest transport that passes the conformance kit. */
module io.cielo24.examples.transport {
    requires transitive io.cielo24.core;
    requires static transitive org.jspecify;

    exports io.cielo24.examples.transport;

    provides io.cielo24.transport.HttpTransportProvider with
            io.cielo24.examples.transport.SocketTransportProvider;
}

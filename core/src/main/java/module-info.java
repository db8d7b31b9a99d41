/** The cielo24 client: the API that applications program against, and the SPI that transports implement. */
module io.cielo24.core {
    requires transitive reactor.core;
    requires transitive org.reactivestreams;
    requires org.slf4j;
    requires static transitive jdk.httpserver; // for those who receive callbacks with it; nobody else has to carry it
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.cielo24;
    exports io.cielo24.account;
    exports io.cielo24.captioning;
    exports io.cielo24.job;
    exports io.cielo24.media;
    exports io.cielo24.transcript;
    exports io.cielo24.transport;

    uses io.cielo24.transport.HttpTransportProvider;
}

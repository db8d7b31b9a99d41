/** The conformance kit for transports: a JUnit suite and the scripted server it runs against. */
module io.cielo24.transport.tck {
    requires transitive io.cielo24.core;
    requires transitive org.junit.jupiter.api;
    requires java.logging;
    requires java.management;
    requires static transitive org.jspecify;

    exports io.cielo24.transport.tck;

    // JUnit finds and calls the rules by reflection.
    opens io.cielo24.transport.tck to
            org.junit.platform.commons;
}

/** The cielo24 service on your own machine: strict, observable, able to fail on demand. */
module io.cielo24.simulator {
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;

    exports io.cielo24.simulator;
}

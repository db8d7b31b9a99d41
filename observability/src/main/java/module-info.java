/** Traces and meters of a client, with Micrometer. */
module io.cielo24.observability {
    requires transitive io.cielo24.core;
    requires transitive micrometer.observation;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;

    exports io.cielo24.observability;
}

/** Knows the API and one transport by name; the other one is found on the module path. */
module com.example.captions {
    requires io.cielo24.core;
    requires io.cielo24.observability;
    requires io.cielo24.transport.jdk;
}

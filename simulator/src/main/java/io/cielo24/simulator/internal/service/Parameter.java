package io.cielo24.simulator.internal.service;

/**
 * A parameter that an endpoint takes.
 *
 * @param name its name
 * @param required whether it has to be there
 * @param kind what its value may be, in JSON bodies
 * @param rule what its value may be
 */
record Parameter(String name, boolean required, Kind kind, Rule rule) {

    /** How a value is written in a JSON body. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    static Parameter text(String name) {
        return new Parameter(name, false, Kind.TEXT, Rule.text(100_000));
    }

    static Parameter text(String name, Rule rule) {
        return new Parameter(name, false, Kind.TEXT, rule);
    }

    static Parameter bool(String name) {
        return new Parameter(name, false, Kind.BOOLEAN, Rule.bool());
    }

    static Parameter number(String name, long minimum, long maximum) {
        return new Parameter(name, false, Kind.NUMBER, Rule.integer(minimum, maximum));
    }

    static Parameter url(String name) {
        return new Parameter(name, false, Kind.TEXT, Rule.url(false));
    }

    static Parameter job() {
        return new Parameter("job_id", true, Kind.TEXT, Rule.id());
    }

    /** The same parameter, which has to be there. */
    Parameter mandatory() {
        return new Parameter(name, true, kind, rule);
    }
}

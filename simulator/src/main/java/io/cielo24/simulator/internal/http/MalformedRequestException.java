package io.cielo24.simulator.internal.http;

/** What arrived is not an HTTP/1.1 request; says which rule it breaks. */
final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RequestHead soFar;

    MalformedRequestException(String message, RequestHead soFar) {
        super(message, null, false, false);
        this.soFar = soFar;
    }

    /** As much of the head as could be read. */
    RequestHead soFar() {
        return soFar;
    }
}

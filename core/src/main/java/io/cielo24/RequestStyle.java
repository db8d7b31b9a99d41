package io.cielo24;

/**
 * Which of its documented forms a call takes on the wire, where the service documents two.
 */
public enum RequestStyle {
    /**
     * A call that changes something is a POST. The default: no HTTP stack and no proxy repeats a POST behind the
     * caller's back.
     */
    POST,
    /**
     * The GET form with all parameters in the query, for calls that have one; the others stay as they are. For the case
     * that the service refuses a POST. Beware: {@code java.net.http} silently sends a GET again when the connection dies
     * before the first byte of the answer, and some of these calls are billed; use the reactor-netty transport, which
     * sends each once.
     */
    GET
}

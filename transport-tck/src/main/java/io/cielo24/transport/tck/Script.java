package io.cielo24.transport.tck;

import java.io.IOException;

/**
 * What the server does on one connection, step by step, on a thread of its own. When the script returns, the connection
 * is closed in order.
 *
 * <pre>{@code
 * ScriptedServer.start(Wire.PLAIN, connection -> connection
 *         .readHead()
 *         .readBody(1000)
 *         .answer(400, "too big")
 *         .reset());
 * }</pre>
 *
 * <p>An {@link IOException} ends the script and is taken as the client's doing; everything else that it throws is an
 * error of the test, and reported as such.
 */
@FunctionalInterface
public interface Script {

    /**
     * Plays the server's part.
     *
     * @param connection a new connection, TLS handshake done
     * @throws IOException if the client has gone
     */
    void run(ServerConnection connection) throws IOException;

    /**
     * Plays a part again for each request until the client closes the connection. The head of the request has been read
     * when the part starts; what it leaves of the body is read afterwards.
     *
     * @param part for one request
     * @return the script
     */
    static Script forEachRequest(Script part) {
        return connection -> {
            while (connection.nextHead()) {
                part.run(connection);
                connection.readBody();
            }
        };
    }

    /**
     * Reads each request whole and gives the same answer, keeping the connection alive.
     *
     * @param status the status code
     * @param body the content
     * @return the script
     */
    static Script answering(int status, String body) {
        return forEachRequest(connection -> connection.readBody().answer(status, body));
    }

    /**
     * One part for the first connection, another for the following ones.
     *
     * @param first for the connection whose number is 0
     * @param others for all others
     * @return the script
     */
    static Script firstThen(Script first, Script others) {
        return connection -> (connection.number() == 0 ? first : others).run(connection);
    }
}

package io.cielo24.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.async.ByteBufferFeeder;

/**
 * JSON tokens out of buffers as they arrive: never waits for the rest, holds one buffer at a time. Fed and read by one
 * thread at a time.
 */
final class JsonTokens implements AutoCloseable {

    private final JsonParser parser = Json.nonBlockingParser();
    private final ByteBufferFeeder feeder = (ByteBufferFeeder) parser.nonBlockingInputFeeder();
    private boolean ended;

    /** Takes the next buffer; the one before must have been read to its end. */
    void feed(ByteBuffer buffer) {
        if (buffer.hasRemaining()) {
            feeder.feedInput(buffer);
        }
    }

    /** There is no more to come. */
    void end() {
        ended = true;
        feeder.endOfInput();
    }

    /** Whether {@link #end} was called. */
    boolean ended() {
        return ended;
    }

    /** The next token; {@code null} if the buffer is used up, or, after {@link #end}, the document. */
    @Nullable
    JsonToken next() {
        if (parser.isClosed()) {
            return null;
        }
        JsonToken token = parser.nextToken();
        return token == JsonToken.NOT_AVAILABLE ? null : token;
    }

    /** Where names and values of the current token are. */
    JsonParser parser() {
        return parser;
    }

    /** Gives the parser's memory back; harmless to repeat. */
    @Override
    public void close() {
        parser.close();
    }
}

package io.cielo24.simulator.internal.http;

import java.io.IOException;

/** The client ended its side of the connection before it had sent the body that it declared. */
public final class ShortBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    ShortBodyException(long received, long declared) {
        super("the body ended after " + received + " of " + declared + " bytes");
    }
}

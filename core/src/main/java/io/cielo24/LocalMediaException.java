package io.cielo24;

import org.jspecify.annotations.Nullable;

/**
 * The media, or the file to write, failed on this side: missing, unreadable, changed while it was sent, longer or
 * shorter than said, a full disk. The service has taken nothing from it: an upload that ends early is never complete.
 */
public final class LocalMediaException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A failure on this side.
     *
     * @param message what failed, with the name and the figures
     * @param cause the I/O error or the publisher's own error, if there is one
     */
    public LocalMediaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

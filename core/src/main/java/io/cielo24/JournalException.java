package io.cielo24;

import org.jspecify.annotations.Nullable;

/**
 * The journal cannot be used: written by a newer version of this library, damaged, of another endpoint or account, held by
 * another process, or not readable or writable. No step is taken that could not be written down before; what was done until
 * then is looked up by the next run.
 */
public final class JournalException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A journal that cannot be used.
     *
     * @param message what is wrong with which file, and what to do
     * @param cause the I/O error, if there is one
     */
    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

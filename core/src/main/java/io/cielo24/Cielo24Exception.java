package io.cielo24;

import org.jspecify.annotations.Nullable;

/**
 * The root of what can go wrong, sorted by what the caller can do about it:
 * <ul>
 *   <li>{@link ApiException}: the service said no; change the request.
 *   <li>{@link NetworkException}: the network failed in a way that makes a repeat safe; repeat.
 *   <li>{@link OutcomeUnknownException}: something may have happened; look it up, do not repeat.
 *   <li>{@link UnexpectedAnswerException}: the answer was not what was promised; report it.
 *   <li>{@link LocalMediaException}: the media or the target on this side failed; mend it, then repeat.
 *   <li>{@link WaitEndedException}: the wait ended, the job goes on; wait again.
 *   <li>{@link JobFailedException}: the job ended without a result; read why.
 *   <li>{@link OrderStoppedException}: only a person can tell whether going on is safe; check what it says.
 *   <li>{@link JournalException}: the journal of a captioning flow cannot be used; mend or choose another.
 * </ul>
 *
 * <p>Arguments that cannot be right are an {@link IllegalArgumentException} instead, thrown before anything is sent. No
 * message, cause or {@code toString} in this family holds a password, a key or a token.
 */
public abstract sealed class Cielo24Exception extends RuntimeException
        permits ApiException,
                NetworkException,
                OutcomeUnknownException,
                UnexpectedAnswerException,
                LocalMediaException,
                WaitEndedException,
                JobFailedException,
                OrderStoppedException,
                JournalException {

    private static final long serialVersionUID = 1L;

    Cielo24Exception(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.cielo24.account;

import reactor.core.publisher.Mono;

/**
 * The session and the account. Every publisher is cold: subscribing makes the call. Results arrive on threads of the
 * transport, which must not be blocked. Errors are those of {@link io.cielo24.Cielo24Exception}.
 */
public interface AccountOperations {

    /**
     * Logs in now ({@code login}), unless there is a session already. Not needed: the first call logs in by itself. Useful
     * to find out early whether the credentials are right.
     *
     * @return completes when there is a session
     */
    Mono<Void> login();

    /**
     * Ends the session ({@code logout}); does nothing if there is none. A later call logs in again.
     *
     * @return completes when the service has ended it
     */
    Mono<Void> logout();
}

package io.cielo24.internal;

import io.cielo24.account.AccountOperations;
import reactor.core.publisher.Mono;

/** The account's operations, in terms of session and pipeline. */
final class Accounts implements AccountOperations {

    private final Session session;

    Accounts(Session session) {
        this.session = session;
    }

    @Override
    public Mono<Void> login() {
        return session.token().then();
    }

    @Override
    public Mono<Void> logout() {
        return session.logout();
    }
}

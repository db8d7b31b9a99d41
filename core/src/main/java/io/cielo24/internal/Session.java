package io.cielo24.internal;

import io.cielo24.ApiException;
import io.cielo24.Credentials;
import io.cielo24.ErrorType;
import io.cielo24.LoginStyle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The session: logs in when the first call needs it, once for any number of simultaneous calls, and again when a token
 * was refused. A login that failed is told to everybody who waited for it; the next call tries again. A caller that
 * cancels does not take the login away from the others.
 */
final class Session {

    private final Exchanges exchanges;
    private final Retry retry;
    private final Credentials credentials;
    private final LoginStyle style;
    private final Activities activities;
    private final AtomicReference<@Nullable Login> current = new AtomicReference<>();

    Session(Exchanges exchanges, Retry retry, Credentials credentials, LoginStyle style, Activities activities) {
        this.exchanges = exchanges;
        this.retry = retry;
        this.credentials = credentials;
        this.style = style;
        this.activities = activities;
    }

    /** One login, shared by all who wait for it; completed logins replay their token. */
    private final class Login {

        private final Mono<String> token;
        private volatile @Nullable String known;

        Login() {
            this.token = login().doOnNext(fresh -> known = fresh)
                    .doOnError(error -> current.compareAndSet(this, null))
                    .cache();
        }
    }

    /** The token of the session, logging in first if there is none. */
    Mono<String> token() {
        return Mono.defer(() -> {
            Login login = current.updateAndGet(there -> there == null ? new Login() : there);
            return Objects.requireNonNull(login).token;
        });
    }

    /** Whether a refused token can be replaced by another login. */
    boolean renewable() {
        return !(credentials instanceof Credentials.Token);
    }

    /** Forgets a token that the service refused; a newer one, which another call fetched meanwhile, stays. */
    void forget(String refused) {
        Login login = current.get();
        if (login != null && refused.equals(login.known)) {
            current.compareAndSet(login, null);
        }
    }

    /** Ends the session at the service; does nothing if there is none. */
    Mono<Void> logout() {
        return Mono.defer(() -> {
            Login login = current.getAndSet(null);
            if (login == null && renewable()) {
                return Mono.empty();
            }
            Mono<String> token = login == null ? login() : login.token;
            Call call = Call.to(Endpoint.LOGOUT);
            return token.flatMap(known -> activities
                    .call(
                            call.endpoint(),
                            retry.around(
                                    call,
                                    true,
                                    exchanges.send(
                                            call, null, known, answer -> answer.objectOrNothing(fields -> fields))))
                    .then()
                    .onErrorResume(Session::isOver, over -> Mono.empty()));
        });
    }

    /** Whether the service knows the token no more, which is what a logout is for. */
    private static boolean isOver(Throwable error) {
        return error instanceof ApiException refusal && refusal.type().equals(ErrorType.BAD_API_TOKEN);
    }

    private Mono<String> login() {
        if (credentials instanceof Credentials.Token ready) {
            return Mono.just(ready.token());
        }
        Call call = LoginCall.of(credentials, style);
        Flux<String> token = retry.around(
                call,
                true,
                exchanges.send(call, null, null, answer -> answer.object(fields -> fields.requiredText("ApiToken"))));
        return activities.call(call.endpoint(), token).singleOrEmpty();
    }
}

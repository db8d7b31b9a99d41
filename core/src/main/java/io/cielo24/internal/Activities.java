package io.cielo24.internal;

import io.cielo24.ActivityListener;
import io.cielo24.ActivityListener.Activity;
import io.cielo24.ActivityListener.Kind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the client's listener of calls and waits. Without a listener every publisher is given back as it is, and as no call
 * is then found in the subscriber's context, attempts and pauses are left alone too.
 */
public final class Activities {

    private final @Nullable ActivityListener listener;
    private final String transport;

    Activities(@Nullable ActivityListener listener, String transport) {
        this.listener = listener;
        this.transport = transport;
    }

    /** One operation as the caller sees it. */
    <T> Flux<T> call(Endpoint endpoint, Flux<T> call) {
        return around(Kind.CALL, endpoint, call);
    }

    /** One operation as the caller sees it. */
    <T> Mono<T> call(Endpoint endpoint, Mono<T> call) {
        return listener == null ? call : call(endpoint, call.flux()).singleOrEmpty();
    }

    /** Waiting for a job. */
    public <T> Flux<T> waiting(Flux<T> wait) {
        return around(Kind.WAIT, Endpoint.JOB_INFO, wait);
    }

    private <T> Flux<T> around(Kind kind, Endpoint endpoint, Flux<T> flux) {
        ActivityListener told = listener;
        return told == null
                ? flux
                : Flux.deferContextual(context -> Ongoing.begun(
                                told, new Activity(kind, endpoint.path(), transport, "", 0), null, context)
                        .around(flux));
    }
}

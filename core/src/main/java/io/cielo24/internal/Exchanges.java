package io.cielo24.internal;

import io.cielo24.ApiException;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportRequest;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One attempt of one call: makes the request, watches it, tells a refusal from a result, and sorts whatever failed into
 * the exceptions of the API. Knows nothing of sessions and repeats.
 */
final class Exchanges {

    private static final Logger LOG = LoggerFactory.getLogger("io.cielo24.http");

    private final Requests requests;
    private final HttpTransport transport;
    private final Watches watches;

    Exchanges(Requests requests, HttpTransport transport, Watches watches) {
        this.requests = requests;
        this.transport = transport;
        this.watches = watches;
    }

    /** Sends the call once; the reader gets an answer of status 2xx. */
    <T> Flux<T> send(
            Call call,
            @Nullable Upload upload,
            @Nullable String token,
            Function<Answer, ? extends Publisher<? extends T>> reader) {
        return Flux.deferContextual(context -> {
            Watch watch = watches.watch(upload != null);
            GuardedBody guarded = upload == null ? null : new GuardedBody(upload, watch);
            TransportRequest request = requests.of(call, guarded, token);
            Ongoing told = Ongoing.attempt(request.method(), context);
            long start = System.nanoTime();
            Flux<T> exchange = transport
                    .<T>exchange(told == null ? request : told.counted(request), response -> {
                        watch.ourTurn();
                        if (guarded != null) {
                            guarded.over(true);
                        }
                        if (LOG.isDebugEnabled()) {
                            long millis = (System.nanoTime() - start) / 1_000_000;
                            LOG.debug(
                                    "{} {} -> {} in {} ms",
                                    request.method(),
                                    call.storage() == null
                                            ? Redaction.printable(request.uri())
                                            : Redaction.origin(request.uri()) + "/***",
                                    response.status(),
                                    millis);
                        }
                        Answer answer = new Answer(
                                call.endpoint(),
                                response.status(),
                                response.headers(),
                                new WatchedBody(told == null ? response.body() : told.counted(response), watch),
                                token);
                        return answer.success()
                                ? reader.apply(answer)
                                : answer.failure().flatMap(Mono::error);
                    })
                    .doFinally(signal -> {
                        if (guarded != null) {
                            guarded.over(signal != SignalType.CANCEL);
                        }
                    })
                    .takeUntilOther(watches.expiry(watch))
                    .onErrorMap(error -> sorted(call, guarded, error));
            return told == null ? exchange : told.around(exchange);
        });
    }

    private Throwable sorted(Call call, @Nullable GuardedBody guarded, Throwable error) {
        Endpoint endpoint = call.endpoint();
        // An upload whose last byte was never handed over cannot have been taken.
        boolean mayHaveHappened = !endpoint.harmlessToRepeat() && (guarded == null || guarded.complete());
        if (error instanceof TransportException failure) {
            boolean sent = failure.requestSent();
            return sent && mayHaveHappened
                    ? unknown(call, failure)
                    : network(endpoint, sent, failure.getMessage(), failure);
        }
        if (error instanceof TimeoutException) {
            NetworkException silence = network(endpoint, true, error.getMessage(), null);
            return mayHaveHappened ? unknown(call, silence) : silence;
        }
        if (error instanceof UnexpectedAnswerException answer
                && mayHaveHappened
                && (answer.status() < 300 || answer.status() >= 500)) {
            return unknown(call, answer);
        }
        if (error instanceof ApiException refusal && mayHaveHappened && refusal.status() >= 500) {
            return unknown(call, refusal);
        }
        return error;
    }

    /** What a call ends with when the caller's deadline on the whole of it has passed. */
    static Throwable deadlinePassed(Call call, Duration deadline) {
        NetworkException late = network(call.endpoint(), true, "the deadline of " + deadline + " passed", null);
        return call.endpoint().harmlessToRepeat() ? late : unknown(call, late);
    }

    private static NetworkException network(
            Endpoint endpoint, boolean sent, @Nullable String message, @Nullable Throwable cause) {
        return new NetworkException(
                endpoint.path(),
                sent,
                endpoint.path() + (sent ? " got no answer: " : " could not be sent: ") + message,
                cause);
    }

    private static OutcomeUnknownException unknown(Call call, Throwable cause) {
        Endpoint endpoint = call.endpoint();
        return new OutcomeUnknownException(
                endpoint.path(), call.text("job_id"), call.text("external_id"), endpoint.lookUp(), cause);
    }
}

package io.cielo24.internal;

import io.cielo24.ApiException;
import io.cielo24.ErrorType;
import io.cielo24.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The one road of every call: opens its media, gives it the session's token, sends it, and repeats it where that is
 * right. All operations are built on the verbs below.
 */
final class Pipeline {

    private final Exchanges exchanges;
    private final Session session;
    private final Retry retry;
    private final Timeouts timeouts;
    private final Scheduler timer;
    private final Activities activities;

    Pipeline(
            Exchanges exchanges,
            Session session,
            Retry retry,
            Timeouts timeouts,
            Scheduler timer,
            Activities activities) {
        this.exchanges = exchanges;
        this.session = session;
        this.retry = retry;
        this.timeouts = timeouts;
        this.timer = timer;
        this.activities = activities;
    }

    /** A call that is answered with a JSON object. */
    <T> Mono<T> object(Call call, Function<Fields, T> decoder) {
        return withDeadline(
                call, this.<T>send(call, answer -> answer.object(decoder)).singleOrEmpty());
    }

    /** A call that is answered with a JSON object, or with nothing. */
    <T> Mono<T> objectOrNothing(Call call, Function<Fields, T> decoder) {
        return withDeadline(
                call,
                this.<T>send(call, answer -> answer.objectOrNothing(decoder)).singleOrEmpty());
    }

    /** A call whose answer holds nothing of use; something other than JSON is an error all the same. */
    Mono<Void> nothing(Call call) {
        return objectOrNothing(call, fields -> fields).then();
    }

    /** A call that is answered with a document of many results, decoded as it arrives; no deadline, see below. */
    <T> Flux<T> stream(Call call, Supplier<? extends Document<T>> kind, long limit) {
        return activities.call(call.endpoint(), send(call, answer -> answer.stream(kind, limit)));
    }

    /** A call that is answered with a large document, decoded as it arrives into one result. */
    <T> Mono<T> document(Call call, Supplier<? extends Document<T>> kind, long limit) {
        return withDeadline(
                call, this.<T>send(call, answer -> answer.stream(kind, limit)).singleOrEmpty());
    }

    /**
     * A call that is answered with a list of any length, decoded as it arrives; no deadline, as the caller sets the pace.
     *
     * @param listName where the list stands in the answer, {@code null} if the answer is the list
     */
    <T> Flux<T> items(Call call, @Nullable String listName, Function<Fields, T> decoder) {
        return stream(call, () -> new ObjectsDocument<>(listName, decoder), Long.MAX_VALUE);
    }

    /** A call that is answered with a file; no deadline, as it may be of any size. */
    <T> Flux<T> file(Call call, Function<Answer, ? extends Publisher<? extends T>> reader) {
        return activities.call(call.endpoint(), send(call, reader));
    }

    /**
     * Asks where a media may be put, and puts it there. The media is opened first, so that one that is not there is told
     * before anything is asked for.
     */
    Mono<Void> toStorage(Call urlCall, Function<Fields, URI> url, Supplier<Media> media) {
        return Mono.usingWhen(
                Mono.fromSupplier(media),
                opened -> opened.open()
                        .flatMap(upload -> object(urlCall, url).flatMap(target -> put(Call.toStorage(target), upload))),
                Media::release);
    }

    private Mono<Void> put(Call call, Upload upload) {
        Flux<Void> attempt = exchanges.send(call, upload, null, Answer::stored);
        return withDeadline(
                call, retry.around(call, upload.repeatable(), attempt).then());
    }

    private <T> Flux<T> send(Call operation, Function<Answer, ? extends Publisher<? extends T>> reader) {
        return Flux.deferContextual(context -> sendComplete(operation.with(ExtraParameters.in(context)), reader));
    }

    private <T> Flux<T> sendComplete(Call call, Function<Answer, ? extends Publisher<? extends T>> reader) {
        if (call.media() == null) {
            return retry.around(call, true, authorized(call, null, reader));
        }
        return Flux.usingWhen(
                Mono.fromSupplier(call.media()),
                media -> media.open()
                        .flatMapMany(
                                upload -> retry.around(call, upload.repeatable(), authorized(call, upload, reader))),
                Media::release);
    }

    private <T> Flux<T> authorized(
            Call call, @Nullable Upload upload, Function<Answer, ? extends Publisher<? extends T>> reader) {
        return session.token()
                .flatMapMany(token -> exchanges
                        .<T>send(call, upload, token, reader)
                        .onErrorResume(ApiException.class, refusal -> {
                            if (!refusal.type().equals(ErrorType.BAD_API_TOKEN) || !session.renewable()) {
                                return Mono.error(refusal);
                            }
                            session.forget(token);
                            if (upload != null && !upload.repeatable()) {
                                return Mono.error(refusal);
                            }
                            // The service refused the call before it did anything: repeating it once is safe, billed or
                            // not.
                            return session.token().flatMapMany(fresh -> exchanges.<T>send(call, upload, fresh, reader));
                        }));
    }

    private <T> Mono<T> withDeadline(Call call, Mono<T> result) {
        Duration deadline = timeouts.deadline();
        return activities.call(
                call.endpoint(),
                deadline == null
                        ? result
                        : result.timeout(deadline, Mono.error(() -> Exchanges.deadlinePassed(call, deadline)), timer));
    }
}

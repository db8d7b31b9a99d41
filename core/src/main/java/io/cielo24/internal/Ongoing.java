package io.cielo24.internal;

import io.cielo24.ActivityListener;
import io.cielo24.ActivityListener.Activity;
import io.cielo24.ActivityListener.End;
import io.cielo24.ActivityListener.Kind;
import io.cielo24.ActivityListener.Running;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * An activity that a listener is told of, with what is counted for it. A call stands in its subscriber's context, where its
 * attempts and pauses find it.
 */
final class Ongoing {

    private static final Logger LOG = LoggerFactory.getLogger("io.cielo24.listener");
    private static final Object KEY = Ongoing.class;
    private static final Running NOBODY = end -> {};

    private final ActivityListener listener;
    private final Activity activity;
    private final @Nullable Ongoing call;
    private final Running running;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile int status;

    private Ongoing(ActivityListener listener, Activity activity, @Nullable Ongoing call, Running running) {
        this.listener = listener;
        this.activity = activity;
        this.call = call;
        this.running = running;
    }

    static Ongoing begun(ActivityListener listener, Activity activity, @Nullable Ongoing call, ContextView context) {
        Running running;
        try {
            running = listener.started(activity, context);
        } catch (RuntimeException e) {
            failed(activity, e);
            running = NOBODY;
        }
        return new Ongoing(listener, activity, call, running);
    }

    /** The call that an attempt belongs to; {@code null} if nobody listens. */
    private static @Nullable Ongoing callIn(ContextView context) {
        return context.getOrDefault(KEY, null);
    }

    /** The next attempt of the call in this context; {@code null} if nobody listens. */
    static @Nullable Ongoing attempt(String method, ContextView context) {
        Ongoing call = callIn(context);
        if (call == null) {
            return null;
        }
        call.status = 0;
        return call.child(Kind.ATTEMPT, method, call.attempts.incrementAndGet(), context);
    }

    /** The pause, told of if somebody listens to its call. */
    static <T> Mono<T> pausing(Mono<T> pause) {
        return Mono.deferContextual(context -> {
            Ongoing call = callIn(context);
            return call == null
                    ? pause
                    : call.child(Kind.PAUSE, "", call.pauses.incrementAndGet(), context)
                            .around(pause.flux())
                            .singleOrEmpty();
        });
    }

    private Ongoing child(Kind kind, String method, int number, ContextView context) {
        return begun(
                listener, new Activity(kind, activity.endpoint(), activity.transport(), method, number), this, context);
    }

    /** Subscribed to once: ends with whatever ends the publisher. */
    <T> Flux<T> around(Flux<T> flux) {
        return flux.doOnComplete(() -> end(null, false))
                .doOnError(error -> end(error, false))
                .doOnCancel(() -> end(null, true))
                .contextWrite(this::into);
    }

    /** The request, its body counted. */
    TransportRequest counted(TransportRequest request) {
        RequestBody body = request.body();
        return body.contentLength() == 0
                ? request
                : new TransportRequest(request.method(), request.uri(), request.headers(), new Counted(body));
    }

    /** The answer's body, counted, its status remembered. */
    Flux<ByteBuffer> counted(TransportResponse response) {
        status = response.status();
        if (call != null) {
            call.status = response.status();
        }
        return response.body().doOnNext(buffer -> {
            received.addAndGet(buffer.remaining());
            if (call != null) {
                call.received.addAndGet(buffer.remaining());
            }
        });
    }

    private Context into(Context context) {
        Context mine = activity.kind() == Kind.CALL ? context.put(KEY, this) : context;
        try {
            return running.within(mine);
        } catch (RuntimeException e) {
            failed(activity, e);
            return mine;
        }
    }

    private void end(@Nullable Throwable error, boolean cancelled) {
        if (ended.compareAndSet(false, true)) {
            try {
                running.ended(new End(error, cancelled, status, attempts.get(), sent.get(), received.get()));
            } catch (RuntimeException e) {
                failed(activity, e);
            }
        }
    }

    /** A listener has no say in what becomes of a call, least of all of one that bills. */
    private static void failed(Activity activity, RuntimeException error) {
        LOG.warn("the listener failed at {} of {}; the call goes on", activity.kind(), activity.endpoint(), error);
    }

    private final class Counted implements RequestBody {

        private final RequestBody body;

        Counted(RequestBody body) {
            this.body = body;
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            Flux.from(body)
                    .doOnNext(buffer -> {
                        sent.addAndGet(buffer.remaining());
                        if (call != null) {
                            call.sent.addAndGet(buffer.remaining());
                        }
                    })
                    .subscribe(subscriber);
        }
    }
}

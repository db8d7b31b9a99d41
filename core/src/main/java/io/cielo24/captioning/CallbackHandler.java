package io.cielo24.captioning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers callbacks: verifies them, drops repeats, and says with its status whether the service has to come again. To be
 * put behind any web framework; {@link CallbackReceiver} is one that needs none.
 *
 * <p>The service repeats a callback three times in half an hour unless it is answered with 200. So 200 is answered only
 * when the callback was handled, now or before; a repeat that comes while the first is still being handled shares its
 * answer. Repeats are told by job, work product and version.
 */
public final class CallbackHandler {

    /** The callback was handled. */
    public static final int HANDLED = 200;

    /** Not a callback of the service: another path, another secret, no job. */
    public static final int UNKNOWN = 404;

    /** Handling failed: the service is to come again. */
    public static final int FAILED = 500;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackHandler.class);
    private static final int REMEMBERED = 10_000;

    private final CallbackAddress address;
    private final Function<? super Callback, ? extends Publisher<?>> action;
    private final Map<Identity, Mono<Void>> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Identity, Mono<Void>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Identity(String jobId, String iwp, String version) {}

    private CallbackHandler(CallbackAddress address, Function<? super Callback, ? extends Publisher<?>> action) {
        this.address = address;
        this.action = action;
    }

    /**
     * Handles with an action of the caller.
     *
     * @param address tells the service's callbacks from others
     * @param action called once per callback, repeats dropped; the callback is handled when what it returns completes. Must
     *     not block
     * @return the handler, which remembers the last 10,000 callbacks
     */
    public static CallbackHandler of(
            CallbackAddress address, Function<? super Callback, ? extends Publisher<?>> action) {
        return new CallbackHandler(
                Objects.requireNonNull(address, "address"), Objects.requireNonNull(action, "action"));
    }

    /**
     * Hands callbacks to a flow, whose waits look at once.
     *
     * @param address tells the service's callbacks from others
     * @param captioning the flow that waits
     * @return the handler
     */
    public static CallbackHandler of(CallbackAddress address, Captioning captioning) {
        return of(address, callback -> Mono.fromRunnable(() -> captioning.deliver(callback)));
    }

    /**
     * Handles a request. The method is not looked at: the service uses GET.
     *
     * @param target path and query as they stand in the request line, encoded
     * @return the status to answer with: 200, 404 or 500; never fails
     */
    public Mono<Integer> handle(String target) {
        return Mono.defer(() -> Mono.justOrEmpty(address.read(target)))
                .flatMap(callback -> once(callback).thenReturn(HANDLED).onErrorResume(error -> {
                    LOG.warn(
                            "the callback for job {} could not be handled; the service will come again",
                            callback.jobId(),
                            error);
                    return Mono.just(FAILED);
                }))
                .defaultIfEmpty(UNKNOWN);
    }

    private Mono<Void> once(Callback callback) {
        Identity identity = new Identity(
                callback.jobId(),
                callback.iwp() == null ? "" : callback.iwp().text(),
                Objects.requireNonNullElse(callback.version(), ""));
        synchronized (seen) {
            return seen.computeIfAbsent(identity, unseen -> handling(callback, unseen));
        }
    }

    private Mono<Void> handling(Callback callback, Identity identity) {
        return Mono.defer(() -> Flux.from(action.apply(callback)).then())
                .doOnError(error -> {
                    synchronized (seen) {
                        seen.remove(identity);
                    }
                })
                .cache();
    }
}

package io.cielo24.captioning;

import io.cielo24.internal.Json;
import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The service in memory, as a transport: no network, time as the test wants it, able to fail. Knows the calls of the
 * captioning flow only. As lenient as the service in the one point that matters: it takes any number of orders for a job.
 */
final class FakeService implements HttpTransport {

    /** What goes wrong with a call. */
    enum Fault {
        /** No connection: nothing is sent. */
        REFUSED(false, false),
        /** The request is sent and lost on the way. */
        LOST(true, false),
        /** Everything is done, and the answer is lost. */
        NO_ANSWER(true, true),
        /** Half the answer comes. */
        HALF_ANSWER(true, true),
        /** A gateway answers with 502 before the service knows of the call. */
        BAD_GATEWAY(true, false),
        /** A gateway answers with 504 after the service has done it. */
        GATEWAY_TIMEOUT(true, true),
        /** A gateway turns the call away. */
        TOO_MANY(true, false),
        /** The service fails, with its own error object, having done nothing. */
        ERROR_500(true, false),
        /** HTML with status 200, after the effect. */
        HTML(true, true),
        /** The session is over. */
        EXPIRED(true, false),
        /** The call never ends; nothing is done. */
        STUCK(true, false),
        /** The call never ends, though everything is done. */
        STUCK_AFTERWARDS(true, true);

        /** Those with an end. */
        static final List<Fault> ENDING = Arrays.stream(values())
                .filter(fault -> !fault.name().startsWith("STUCK"))
                .toList();

        final boolean sent;
        final boolean effect;

        Fault(boolean sent, boolean effect) {
            this.sent = sent;
            this.effect = effect;
        }
    }

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** A job of the service. */
    static final class FakeJob {
        final String id;
        final @Nullable String externalId;
        final long number;
        final String created;
        volatile long media = -1;
        volatile @Nullable String url;
        volatile String status = "Pending";
        volatile long readyAt = Long.MAX_VALUE;
        volatile @Nullable String fidelity;
        final AtomicInteger orders = new AtomicInteger();
        final AtomicInteger medias = new AtomicInteger();

        FakeJob(long number, @Nullable String externalId) {
            this.number = number;
            this.id = String.format("%032x", number + 1);
            this.externalId = externalId;
            this.created = FIRST.plusNanos(number * 1_000_000).toString();
        }
    }

    final ConcurrentNavigableMap<Long, FakeJob> jobs = new ConcurrentSkipListMap<>();
    final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger uploadsAtOnce = new AtomicInteger();
    final AtomicInteger mostUploadsAtOnce = new AtomicInteger();
    private final Map<String, List<FakeJob>> byExternalId = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final LongSupplier clock;

    /** How long a job takes once it is ordered, in the clock's unit. */
    volatile long processing;
    /** Whether jobs show a fidelity before they are ordered. */
    volatile boolean defaultFidelity;
    /** Asked for each call: what goes wrong with it. */
    volatile Function<String, @Nullable Fault> faults = path -> null;
    /** How a job ends. */
    volatile String endStatus = "Complete";
    /** When a request is looked at. */
    volatile Function<String, Mono<Void>> delays = path -> Mono.empty();
    /** When the answer comes, once it is made. */
    volatile Function<String, Mono<Void>> answerDelays = path -> Mono.empty();

    volatile boolean keepQueries = true;
    /** Orders of all jobs, also of those that are forgotten. */
    final AtomicInteger placed = new AtomicInteger();

    FakeService(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void close() {}

    int count(String path) {
        AtomicInteger count = requests.get(path);
        return count == null ? 0 : count.get();
    }

    int orders() {
        return jobs.values().stream().mapToInt(job -> job.orders.get()).sum();
    }

    FakeJob only() {
        if (jobs.size() != 1) {
            throw new AssertionError("there are " + jobs.size() + " jobs");
        }
        return jobs.firstEntry().getValue();
    }

    FakeJob add(@Nullable String externalId) {
        FakeJob job = new FakeJob(numbers.getAndIncrement(), externalId);
        jobs.put(job.number, job);
        if (externalId != null) {
            byExternalId
                    .computeIfAbsent(externalId, unseen -> new CopyOnWriteArrayList<>())
                    .add(job);
        }
        return job;
    }

    void remove(FakeJob job) {
        jobs.remove(job.number);
    }

    /** Leaves no trace of a job, so that what a long run leaves in memory is not the service's. */
    void forget(String jobId) {
        FakeJob job = Objects.requireNonNull(byId(jobId));
        remove(job);
        if (job.externalId != null) {
            byExternalId.remove(job.externalId);
        }
    }

    @Override
    public <T> Flux<T> exchange(
            TransportRequest request, Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        return Flux.defer(() -> {
            String path = request.uri().getPath().replaceFirst(".*/api/", "");
            requests.computeIfAbsent(path, unseen -> new AtomicInteger()).incrementAndGet();
            boolean upload = path.equals("job/add_media") && request.method().equals("POST");
            if (upload) {
                mostUploadsAtOnce.accumulateAndGet(uploadsAtOnce.incrementAndGet(), Math::max);
            }
            Fault fault = faults.apply(path);
            return this.<T>exchange(path, request, handler, fault).doFinally(signal -> {
                if (upload) {
                    uploadsAtOnce.decrementAndGet();
                }
            });
        });
    }

    private <T> Flux<T> exchange(
            String path,
            TransportRequest request,
            Function<? super TransportResponse, ? extends Publisher<? extends T>> handler,
            @Nullable Fault fault) {
        if (fault == Fault.REFUSED) {
            return Flux.error(new TransportException(Phase.CONNECT, false, "refused", null));
        }
        return Flux.from(request.body())
                .limitRate(1)
                .collect(ByteArrayOutputStream::new, (all, buffer) -> {
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    all.writeBytes(bytes);
                })
                .flatMap(body -> delays.apply(path).thenReturn(body))
                .flatMapMany(body -> {
                    TransportResponse answer = fault == null || fault.effect
                            ? answer(path, request, body.toByteArray())
                            : response(200, "text/plain", "");
                    if (fault == null) {
                        return answerDelays.apply(path).thenMany(Flux.defer(() -> Flux.<T>from(handler.apply(answer))));
                    }
                    return switch (fault) {
                        case LOST, NO_ANSWER ->
                            Flux.error(new TransportException(
                                    Phase.RESPONSE_HEAD, true, "the connection was closed", null));
                        case HALF_ANSWER ->
                            handler.apply(new TransportResponse(
                                    answer.status(),
                                    answer.headers(),
                                    answer.body()
                                            .map(bytes -> bytes.limit(bytes.limit() / 2))
                                            .concatWith(Mono.error(new TransportException(
                                                    Phase.RESPONSE_BODY, true, "the connection was closed", null)))));
                        case BAD_GATEWAY -> handler.apply(response(502, "text/html", "<html>bad gateway</html>"));
                        case GATEWAY_TIMEOUT -> handler.apply(response(504, "text/html", ""));
                        case TOO_MANY ->
                            handler.apply(new TransportResponse(429, Headers.of("Retry-After", "3"), Flux.empty()));
                        case ERROR_500 -> handler.apply(refusal(500, "UNHANDLED_ERROR", "sorry"));
                        case HTML -> handler.apply(response(200, "text/html", "<html>welcome</html>"));
                        case EXPIRED -> handler.apply(refusal(400, "BAD_API_TOKEN", "Invalid or expired API token"));
                        case STUCK, STUCK_AFTERWARDS -> Flux.never();
                        case REFUSED -> throw new AssertionError();
                    };
                });
    }

    private TransportResponse answer(String path, TransportRequest request, byte[] body) {
        Map<String, String> query = query(request);
        if (keepQueries) {
            queries.add(path + " " + query);
        }
        if (path.equals("account/login")) {
            return json(Map.of("ApiToken", "0123456789abcdef0123456789abcdef"));
        }
        if (request.method().equals("POST") && body.length > 0 && !path.equals("job/add_media")) {
            Json.tryObject(body).orElseThrow().forEach((name, value) -> query.put(name, String.valueOf(value)));
        }
        if (path.equals("job/new")) {
            return create(query);
        }
        if (path.equals("job/list")) {
            return list(query);
        }
        FakeJob job = byId(query.get("job_id"));
        if (job == null) {
            return refusal(400, "ITEM_NOT_FOUND", "no such job");
        }
        return switch (path) {
            case "job/info" -> json(view(job));
            case "job/add_media" -> addMedia(job, query, body);
            case "job/media" -> json(job.url == null ? Map.of() : Map.of("MediaUrl", job.url));
            case "job/perform_transcription" -> order(job, query);
            case "job/list_elementlists" ->
                response(
                        200,
                        "application/json",
                        "[{\"iwp_name\":\"MECHANICAL\",\"version\":\"2026-01-01T00:00:00.000001\"},"
                                + "{\"iwp_name\":\"FINAL\",\"version\":\"2026-01-02T00:00:00.000001\"}]");
            case "job/get_caption" ->
                response(
                        200,
                        "text/plain",
                        query.get("caption_format") + " of " + job.id + " " + query.get("elementlist_version"));
            case "job/get_transcript" -> response(200, "text/plain", "transcript of " + job.id);
            case "job/get_elementlist" -> response(200, "application/json", "{\"segments\":[]}");
            case "job/download_media" -> response(200, "video/mp4", "media of " + job.id);
            default -> refusal(400, "INVALID_QUERY", "unknown " + path);
        };
    }

    private synchronized TransportResponse create(Map<String, String> query) {
        String externalId = query.get("external_id");
        if (externalId != null && byExternalId.containsKey(externalId) && !"true".equals(query.get("is_duplicate"))) {
            return refusal(400, "INVALID_QUERY", "there is a job with this external_id already");
        }
        FakeJob job = add(externalId);
        return json(Map.of("JobId", job.id, "TaskId", job.id));
    }

    private TransportResponse addMedia(FakeJob job, Map<String, String> query, byte[] body) {
        String url = query.get("media_url");
        synchronized (job) {
            if (job.media >= 0) {
                return refusal(400, "INVALID_QUERY", "the job has media already");
            }
            job.media = url == null ? body.length : 1;
            job.url = url;
            job.medias.incrementAndGet();
        }
        return json(Map.of("TaskId", job.id));
    }

    private TransportResponse order(FakeJob job, Map<String, String> query) {
        synchronized (job) {
            job.orders.incrementAndGet();
            placed.incrementAndGet();
            job.fidelity = query.get("transcription_fidelity");
            job.status = "In Process";
            job.readyAt = clock.getAsLong() + processing;
        }
        return json(Map.of("TaskId", job.id));
    }

    private TransportResponse list(Map<String, String> query) {
        String wanted = query.get("ExternalID");
        if (wanted != null) {
            List<Map<String, Object>> found = new ArrayList<>();
            byExternalId.getOrDefault(wanted, List.of()).stream()
                    .filter(job -> jobs.containsKey(job.number))
                    .forEach(job -> found.add(view(job)));
            return json(Map.of("Username", "user", "ActiveJobs", found));
        }
        String from = query.getOrDefault("CreationDateFrom", "");
        String to = query.getOrDefault("CreationDateTo", "9");
        Flux<ByteBuffer> items = Flux.fromIterable(jobs.subMap(number(from, 0), true, number(to, Long.MAX_VALUE), true)
                        .descendingMap()
                        .values())
                .filter(job -> job.created.compareTo(from) >= 0 && job.created.compareTo(to) <= 0)
                .map(job -> "," + Json.text(view(job)))
                .index()
                .map(item -> item.getT1() == 0 ? item.getT2().substring(1) : item.getT2())
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        Flux<ByteBuffer> body = Flux.concat(
                Flux.just(ByteBuffer.wrap("{\"ActiveJobs\":[".getBytes(StandardCharsets.UTF_8))),
                items,
                Flux.just(ByteBuffer.wrap("]}".getBytes(StandardCharsets.UTF_8))));
        return new TransportResponse(200, Headers.of("Content-Type", "application/json"), body);
    }

    /** The number of a job of that creation date, so that a range is found and not searched for. */
    private static long number(String created, long otherwise) {
        return created.length() < 10 ? otherwise : FIRST.until(LocalDateTime.parse(created), ChronoUnit.MILLIS);
    }

    private Map<String, Object> view(FakeJob job) {
        String fidelity = job.fidelity;
        String status = clock.getAsLong() >= job.readyAt ? endStatus : job.status;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("JobId", job.id);
        view.put("ExternalID", job.externalId == null ? "" : job.externalId);
        view.put("JobStatus", status);
        view.put("Fidelity", fidelity != null ? fidelity : defaultFidelity ? "STANDARD" : "");
        view.put("CreationDate", job.created);
        view.put("MediaLengthSeconds", job.media > 0 ? 1.5 : "");
        return view;
    }

    private @Nullable FakeJob byId(@Nullable String id) {
        return id == null ? null : jobs.get(Long.parseLong(id.substring(16), 16) - 1);
    }

    private static Map<String, String> query(TransportRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : request.uri().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        query.remove("v");
        query.remove("api_token");
        return query;
    }

    private static TransportResponse json(Map<String, ?> object) {
        return response(200, "application/json", Json.text(object));
    }

    private static TransportResponse refusal(int status, String type, String comment) {
        return response(status, "application/json", Json.text(Map.of("ErrorType", type, "ErrorComment", comment)));
    }

    private static TransportResponse response(int status, String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of("Content-Type", contentType).with("Content-Length", "" + bytes.length);
        return new TransportResponse(
                status, headers, bytes.length == 0 ? Flux.empty() : Flux.just(ByteBuffer.wrap(bytes)));
    }
}

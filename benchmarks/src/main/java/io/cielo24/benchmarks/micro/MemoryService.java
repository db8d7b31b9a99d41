package io.cielo24.benchmarks.micro;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of the captioning flow, answered from memory; every job is complete as soon as it is ordered. */
final class MemoryService implements InProcess.Service {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final byte[] CAPTION = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] VERSIONS =
            bytes("[{\"iwp_name\": \"FINAL\", \"version\": \"2026-01-02T00:00:00.000001\"}]");

    private static final class Job {
        private final String externalId;
        private final String created;
        private volatile boolean media;
        private volatile boolean ordered;

        Job(String externalId, String created) {
            this.externalId = externalId;
            this.created = created;
        }
    }

    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentSkipListMap<String, String> byDate = new ConcurrentSkipListMap<>();
    private final Map<String, String> byExternalId = new ConcurrentHashMap<>();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    @Override
    public byte[] answer(URI uri, byte[] body) {
        Map<String, String> query = query(uri);
        String id = Objects.requireNonNullElse(query.get("job_id"), "");
        return switch (uri.getPath()) {
            case "/api/job/new" -> create(JSON.readTree(body));
            case "/api/job/list" -> list(query);
            case "/api/job/info" -> bytes(view(id));
            case "/api/job/add_media" -> {
                job(id).media = true;
                yield task(id);
            }
            case "/api/job/perform_transcription" -> {
                String ordered =
                        id.isEmpty() ? JSON.readTree(body).get("job_id").asString() : id;
                job(ordered).ordered = true;
                yield task(ordered);
            }
            case "/api/job/list_elementlists" -> VERSIONS;
            case "/api/job/get_caption" -> CAPTION;
            default -> throw new IllegalStateException("not a call of the flow: " + uri.getPath());
        };
    }

    private Job job(String id) {
        return Objects.requireNonNull(jobs.get(id), "no such job");
    }

    private byte[] create(JsonNode request) {
        long number = numbers.getAndIncrement();
        String id = "%032x".formatted(number + 1);
        String created = BEGINNING.plusNanos(number * 1_000_000).toString();
        String externalId = request.path("external_id").asString("");
        jobs.put(id, new Job(externalId, created));
        byDate.put(created, id);
        byExternalId.put(externalId, id);
        return bytes("{\"JobId\": \"" + id + "\", \"TaskId\": \"" + id + "\"}");
    }

    private byte[] list(Map<String, String> query) {
        String externalId = query.get("ExternalID");
        if (externalId != null) {
            String id = byExternalId.get(externalId);
            return bytes("{\"ActiveJobs\": [" + (id == null ? "" : view(id)) + "]}");
        }
        return bytes(
                byDate
                        .subMap(from(query.get("CreationDateFrom"), ""), from(query.get("CreationDateTo"), "9"))
                        .values()
                        .stream()
                        .map(this::view)
                        .collect(Collectors.joining(",", "{\"ActiveJobs\": [", "]}")));
    }

    private static String from(@Nullable String date, String without) {
        return date == null ? without : date;
    }

    private String view(String id) {
        Job job = job(id);
        return "{\"JobId\": \"" + id + "\", \"ExternalID\": \"" + job.externalId + "\", \"JobStatus\": \""
                + (job.ordered ? "Complete" : "Pending") + "\", \"Fidelity\": \"" + (job.ordered ? "PREMIUM" : "")
                + "\", \"CreationDate\": \"" + job.created + "\", \"MediaLengthSeconds\": "
                + (job.media ? "1.5" : "\"\"") + "}";
    }

    private static byte[] task(String id) {
        return bytes("{\"TaskId\": \"" + id + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new ConcurrentHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}

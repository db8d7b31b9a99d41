package io.cielo24.benchmarks.farend;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The small answers, in the form that the service gives them. */
final class Answers {

    private static final Map<String, String> BODIES = Map.of(
            "/api/account/login",
            "{\"ApiToken\": \"5f2a9c71d3e84b06a1c5e7f90b3d2468\"}",
            "/api/job/add_media",
            "{\"TaskId\": \"0d4c2b6a8e1f43759bd0c7a6e5f41322\"}",
            "/api/job/info",
            """
            {"JobId": "00000000000000000000000000000001", "JobName": "Lecture 1: what a caption is for",
             "Username": "bench", "MediaLengthSeconds": 5422.8, "ExternalID": "lecture-1", "Priority": "STANDARD",
             "Fidelity": "PREMIUM", "JobStatus": "Complete", "SourceLanguage": "en", "TargetLanguage": "en",
             "CreationDate": "2026-05-04T09:12:44.193", "StartDate": "2026-05-04T09:13:02.004",
             "DueDate": "2026-05-08T09:13:02.004", "CompletedDate": "2026-05-06T17:40:10.700",
             "ReturnDate": "2026-05-06T17:40:12.110", "AuthorizationDate": "2026-05-04T09:13:01.552",
             "JobDifficulty": "Good", "ReturnTargets": {"url": [{"callback_url": "https://example.com/done"}]},
             "Options": {"speaker_id": {"label": "Speaker names", "setting": "true"}}}
            """);

    private Answers() {}

    /** A whole answer, head included; 404 for what is not measured. */
    static byte[] to(String path, boolean close) {
        String body = BODIES.get(path);
        return body == null ? of("404 Not Found", "{}", close) : of("200 OK", body, close);
    }

    static byte[] of(String status, String body, boolean close) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (head(status, "application/json", bytes.length, close) + body).getBytes(StandardCharsets.UTF_8);
    }

    static String head(String status, String type, long length, boolean close) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n"
                + (close ? "Connection: close\r\n" : "") + "\r\n";
    }
}

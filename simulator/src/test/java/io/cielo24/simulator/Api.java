package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls a simulator with java.net.http, as any client would. */
final class Api {

    /** An answer. */
    record Answer(int status, byte[] bytes, HttpResponse<byte[]> response) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> json() {
            return (Map<String, Object>) value();
        }

        Object value() {
            try {
                return Json.parse(bytes);
            } catch (JsonException e) {
                throw new AssertionError("not JSON: " + text(), e);
            }
        }

        String get(String name) {
            return String.valueOf(json().get(name));
        }

        Answer ok() {
            assertThat(status).as(text()).isBetween(200, 299);
            return this;
        }

        Answer refused(String type, String comment) {
            assertThat(status).as(text()).isEqualTo(400);
            assertThat(get("ErrorType")).as(text()).isEqualTo(type);
            assertThat(get("ErrorComment")).contains(comment);
            return this;
        }
    }

    final Cielo24Simulator simulator;
    final HttpClient client;
    final URI endpoint;
    String token = "";

    Api(Cielo24Simulator simulator) {
        this(
                simulator,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                simulator.endpoint());
    }

    Api(Cielo24Simulator simulator, HttpClient client, URI endpoint) {
        this.simulator = simulator;
        this.client = client;
        this.endpoint = endpoint;
    }

    Api login() {
        token = send(request("account/login", "v=1")
                        .header("x-auth-user", simulator.user())
                        .header("x-auth-password", simulator.password())
                        .GET())
                .ok()
                .get("ApiToken");
        return this;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Names and values, one after the other. */
    String query(String... parameters) {
        StringBuilder query = new StringBuilder("v=1&api_token=" + token);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&').append(parameters[i]).append('=').append(encode(parameters[i + 1]));
        }
        return query.toString();
    }

    Answer get(String operation, String... parameters) {
        return send(request(operation, query(parameters)).GET());
    }

    Answer post(String operation, String... parameters) {
        return send(request(operation, query(parameters)).POST(BodyPublishers.noBody()));
    }

    Answer postJson(String operation, String jobId, Object body) {
        String query = jobId.isEmpty() ? query() : query("job_id", jobId);
        return send(request(operation, query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body))));
    }

    Answer postForm(String operation, String query, String form) {
        return send(request(operation, query)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer upload(String operation, byte[] body, String... parameters) {
        return send(request(operation, query(parameters)).POST(BodyPublishers.ofByteArray(body)));
    }

    String newJob() {
        return postJson("job/new", "", Map.of()).ok().get("JobId");
    }

    /** A job with media. */
    String mediaJob() {
        String job = newJob();
        upload("job/add_media", "some media".getBytes(StandardCharsets.UTF_8), "job_id", job)
                .ok();
        return job;
    }

    String orderedJob() {
        String job = mediaJob();
        postJson("job/perform_transcription", job, Map.of("transcription_fidelity", "PREMIUM", "priority", "STANDARD"))
                .ok();
        return job;
    }

    /** A job that is complete. */
    String completeJob() {
        String job = orderedJob();
        simulator.job(job).completeNow();
        return job;
    }

    HttpRequest.Builder request(String operation, String query) {
        return HttpRequest.newBuilder(URI.create(endpoint + "/" + operation + "?" + query))
                .timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

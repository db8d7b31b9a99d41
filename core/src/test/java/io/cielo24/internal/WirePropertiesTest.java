package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.job.Job;
import io.cielo24.transport.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import reactor.core.publisher.Flux;

/** What goes out comes back the same, and what comes in is read whatever its spelling. */
class WirePropertiesTest {

    /** Any text that UTF-8 can hold: no lone halves of a pair. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(60)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Property
    void aQueryIsDecodedToWhatWasGiven(@ForAll("texts") String one, @ForAll("texts") String other) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("a", one);
        parameters.put("b", other);
        URI uri = Wire.uri(URI.create("https://example.org/api"), Endpoint.JOB_INFO, parameters, "t");

        assertThat(decoded(uri.getRawQuery())).isEqualTo(Map.of("v", "1", "a", one, "b", other, "api_token", "t"));
        assertThat(uri.getRawQuery()).matches("[A-Za-z0-9._~%&=-]*");
    }

    @Property
    void aFormIsDecodedToWhatWasGiven(@ForAll("texts") String one, @ForAll("texts") String other) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("a", one);
        parameters.put("b", other);

        assertThat(decoded(new String(Wire.form(parameters), StandardCharsets.US_ASCII)))
                .isEqualTo(Map.of("a", one, "b", other));
    }

    @Property
    void aJsonBodyIsReadAsWhatWasGiven(@ForAll("texts") String value) {
        assertThat(Json.tryParse(Json.bytes(Map.of("a", value)))
                        .map(node -> node.get("a").asString()))
                .isEqualTo(Optional.of(value));
    }

    @Property
    void aMultipartBodyHoldsTheContentBetweenBoundariesThatAreNotInIt(@ForAll byte[] content) {
        Call.Content body = Multipart.file("file", "a\"b\r\nc.txt", "text/plain", content);
        String text = new String(body.bytes(), StandardCharsets.ISO_8859_1);
        String boundary = body.type().substring(body.type().indexOf('=') + 1);

        assertThat(text).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        assertThat(text.split("\r\n", 3)[1]).endsWith("filename=\"a%22b%0D%0Ac.txt\"");
        int from = text.indexOf("\r\n\r\n") + 4;
        assertThat(text.substring(from, text.length() - boundary.length() - 8))
                .isEqualTo(new String(content, StandardCharsets.ISO_8859_1));
    }

    @Property
    void aJobIsTheSameInEverySpellingOfItsKeys(
            @ForAll boolean upper, @ForAll boolean snake, @ForAll("texts") String name) {
        Map<String, Object> job = new LinkedHashMap<>();
        Map.of(
                        "JobId",
                        "id",
                        "JobStatus",
                        "Some Status",
                        "JobName",
                        "n" + name,
                        "ExternalID",
                        "e",
                        "MediaLengthSeconds",
                        "1.50")
                .forEach((key, value) -> {
                    String spelt = snake ? key.replaceAll("(?<=[a-z])(?=[A-Z])", "_") : key;
                    job.put(upper ? spelt.toUpperCase(Locale.ROOT) : spelt.toLowerCase(Locale.ROOT), value);
                });
        Flux<ByteBuffer> body = Flux.just(ByteBuffer.wrap(Json.bytes(job)));
        Job read = new Answer(Endpoint.JOB_INFO, 200, Headers.empty(), body, null)
                .object(JobAnswers::job)
                .block();

        assertThat(read.jobId()).isEqualTo("id");
        assertThat(read.name()).isEqualTo("n" + name);
        assertThat(read.externalId()).isEqualTo("e");
        assertThat(read.mediaLengthSeconds()).isEqualByComparingTo("1.5");
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            pairs.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return pairs;
    }
}

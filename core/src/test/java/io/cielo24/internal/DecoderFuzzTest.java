package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.cielo24.Cielo24Exception;
import io.cielo24.account.AccountSettings;
import io.cielo24.transport.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import reactor.core.publisher.Flux;

/**
 * Whatever comes, a decoder gives a value or an exception of the API: never another one, never nothing for ever. The
 * profile {@code fuzz} tries it more often.
 */
class DecoderFuzzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> SEEDS = List.of(
            "{\"JobId\":\"a\",\"JobStatus\":\"Complete\",\"MediaLengthSeconds\":607.81,\"Options\":{\"x\":{\"label\":\"l\","
                    + "\"setting\":\"s\"}},\"ReturnTargets\":{\"url\":[{\"callback_url\":\"https://x\"}]},"
                    + "\"TargetLanguage\":\"fr,de\",\"CreationDate\":\"2014-08-27T14:00:06.472706\"}",
            "{\"Username\":\"u\",\"ActiveJobs\":[{\"JobId\":\"a\",\"JobStatus\":\"x\"},{\"JobId\":\"b\",\"JobStatus\":\"y\"}]}",
            "[{\"iwp_name\":\"FINAL\",\"version\":\"2014-07-31T12:35:52Z\"},{\"version\":1406810152000000}]",
            "{\"version\":3,\"segments\":[{\"sequences\":[{\"tokens\":[{\"value\":\"é\",\"type\":0,\"tags\":[\"MUSIC\"],"
                    + "\"style\":{\"a\":[1]}}],\"confidence_score\":0.5}],\"speaker_id\":false,\"start_time\":1120}],"
                    + "\"speakers\":[{\"id\":1,\"name\":\"\"}],\"keywords\":{\"k\":{\"time_ranges\":[{\"start_time\":1}]}}}",
            "{\"data\":[{\"billable_minutes_total\":1.5,\"start_date\":\"2026-01-01\"}],\"end_date\":\"\"}",
            "{\"related_jobs\":[{\"job_id\":\"1\"}],\"leading_job\":{\"job_id\":\"2\",\"media_length\":\"1 day, 0:10:22.84\"}}",
            "{\"CUSTOM_GUIDELINES_STORED\":{\"full_html\":true,\"storage_data\":{\"size\":17}}}",
            "{\"translation_job_ids\":[\"a\"],\"upleveled_job_id\":\"u\",\"TaskId\":\"t\",\"MediaUrl\":\"https://x/y\"}",
            "{\"ErrorType\":\"BAD_API_TOKEN\",\"ErrorComment\":\"no\"}");

    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "\"\"",
            "[]",
            "{}",
            "-1",
            "1e999999999",
            "-0.0000001E-999999",
            "9".repeat(400),
            "9".repeat(2000),
            "\"\\uD83D\"",
            "\"" + "x".repeat(3000) + "\"",
            "[".repeat(150),
            "[".repeat(5000),
            "{\"a\":".repeat(300),
            ",",
            "\"JobId\":5,\"JobId\":\"a\",",
            "\u0000",
            "NaN");

    /** Every decoder that an answer can meet. */
    private static Map<String, Function<Answer, Flux<?>>> decoders() {
        Map<String, Function<Answer, Flux<?>>> all = new LinkedHashMap<>();
        all.put("job", answer -> answer.object(JobAnswers::job).flux());
        all.put("new job", answer -> answer.object(JobAnswers::newJob).flux());
        all.put("task", answer -> answer.object(JobAnswers::task).flux());
        all.put("related", answer -> answer.object(JobAnswers::related).flux());
        all.put("statistics", answer -> answer.object(JobAnswers::statistics).flux());
        all.put("guidelines", answer -> answer.object(JobAnswers::guidelines).flux());
        all.put("translation", answer -> answer.object(JobAnswers::translation).flux());
        all.put("uplevel", answer -> answer.object(JobAnswers::upleveled).flux());
        all.put("url", answer -> answer.object(fields -> fields.url("MediaUrl")).flux());
        all.put(
                "settings",
                answer -> answer.object(fields -> new AccountSettings(fields.values(), fields.json()))
                        .flux());
        all.put("nothing", answer -> answer.objectOrNothing(fields -> fields).flux());
        all.put(
                "jobs",
                answer -> answer.stream(() -> new ObjectsDocument<>("ActiveJobs", JobAnswers::job), Long.MAX_VALUE));
        all.put("versions", answer -> answer.stream(() -> new ObjectsDocument<>(null, Fields::json), Long.MAX_VALUE));
        all.put("list", answer -> answer.stream(ElementListDocument::new, ElementListDocument.LARGEST));
        all.put("segments", answer -> answer.stream(SegmentsDocument::new, Long.MAX_VALUE));
        all.put("failure", answer -> answer.failure().flux());
        return all;
    }

    @Property
    void aDamagedAnswerIsAValueOrAnExceptionOfTheApi(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int cut) {
        byte[] document = damaged(new Random(seed));
        decodeEverywhere(document, cut);
    }

    @Property
    void anyBytesAreAValueOrAnExceptionOfTheApi(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 60) int cut) {
        decodeEverywhere(bytes, cut);
    }

    private static void decodeEverywhere(byte[] document, int cut) {
        decoders().forEach((name, decoder) -> {
            Flux<ByteBuffer> body = Flux.range(0, (document.length + cut - 1) / cut)
                    .map(i -> ByteBuffer.wrap(document, i * cut, Math.min(cut, document.length - i * cut))
                            .slice());
            try {
                decoder.apply(new Answer(Endpoint.JOB_INFO, 200, Headers.empty(), body, null))
                        .collectList()
                        .block(PATIENCE);
            } catch (Cielo24Exception e) {
                assertThat(e.getMessage()).hasSizeLessThan(2000);
            } catch (RuntimeException | StackOverflowError e) {
                fail(name + " failed on " + new String(document, StandardCharsets.UTF_8), e);
            }
        });
    }

    /** Truncated, with parts swapped, repeated, replaced by other types, or with bytes flipped. */
    private static byte[] damaged(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> text.setLength(at);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
                case 4 -> replaceValue(text, random);
                default -> text.delete(at, to);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** Puts a value of another type behind a key, so that the document stays JSON. */
    private static void replaceValue(StringBuilder text, Random random) {
        List<Integer> colons = new ArrayList<>();
        for (int i = text.indexOf("\":"); i >= 0; i = text.indexOf("\":", i + 1)) {
            colons.add(i + 2);
        }
        if (colons.isEmpty()) {
            return;
        }
        int from = colons.get(random.nextInt(colons.size()));
        int to = from;
        while (to < text.length() && ",}]".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        text.replace(from, to, PIECES.get(random.nextInt(10)));
    }
}

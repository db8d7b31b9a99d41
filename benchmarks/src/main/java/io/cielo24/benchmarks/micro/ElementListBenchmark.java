package io.cielo24.benchmarks.micro;

import io.cielo24.Cielo24Client;
import io.cielo24.transcript.ElementList;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An element list, from the bytes of the answer to the model: 200,000 tokens are some thirty megabytes, or 25 hours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ElementListBenchmark {

    private static final int TOKENS_IN_SEQUENCE = 20;

    /** How many tokens the list has. */
    @Param({"10000", "200000"})
    public int elements;

    private Cielo24Client client = InProcess.client((uri, body) -> body);

    /** Makes the document. */
    @Setup
    public void prepare() {
        byte[] document = document(elements);
        client = InProcess.client((uri, body) -> document);
    }

    /**
     * The whole of it in memory.
     *
     * @return the list
     */
    @Benchmark
    public ElementList whole() {
        return Objects.requireNonNull(
                client.transcripts().elementList("%032x".formatted(1)).block());
    }

    /**
     * One segment after another, none of them kept.
     *
     * @return how many there were
     */
    @Benchmark
    public long segments() {
        return Objects.requireNonNull(
                client.transcripts().segments("%032x".formatted(1)).count().block());
    }

    static byte[] document(int tokens) {
        StringBuilder json = new StringBuilder("{\"version\": 1, \"start_time\": 0, \"end_time\": ")
                .append(tokens * 400L)
                .append(", \"language\": \"en\", \"segments\": [");
        for (int i = 0; i < tokens; i++) {
            if (i % TOKENS_IN_SEQUENCE == 0) {
                json.append(i == 0 ? "" : "]}]},")
                        .append(String.format(
                                Locale.ROOT,
                                "{\"start_time\": %d, \"end_time\": %d, \"speaker_change\": true, \"speaker_id\": true,"
                                        + " \"style\": \"PARAGRAPH\", \"sequences\": [{\"start_time\": %d, \"end_time\": %d,"
                                        + " \"confidence_score\": 0.93, \"interpolated\": false, \"tokens\": [",
                                i * 400,
                                (i + TOKENS_IN_SEQUENCE) * 400,
                                i * 400,
                                (i + TOKENS_IN_SEQUENCE) * 400));
            }
            json.append(i % TOKENS_IN_SEQUENCE == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"start_time\": %d, \"end_time\": %d, \"value\": \"word%d\", \"type\": \"WORD\","
                                    + " \"type_display\": \"\", \"interpolated\": false, \"display_as\": \"word%d\","
                                    + " \"tags\": []}",
                            i * 400,
                            i * 400 + 350,
                            i % 5_000,
                            i % 5_000));
        }
        return json.append("]}]}]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}

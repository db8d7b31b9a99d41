package io.cielo24.benchmarks.micro;

import io.cielo24.Cielo24Client;
import io.cielo24.job.Job;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one call costs in the library itself: request, session, watch, decoding; no network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    private static final byte[] JOB = """
            {"JobId": "00000000000000000000000000000001", "JobName": "Lecture 1", "Username": "bench",
             "MediaLengthSeconds": 5422.8, "ExternalID": "lecture-1", "Priority": "STANDARD", "Fidelity": "PREMIUM",
             "JobStatus": "Complete", "SourceLanguage": "en", "TargetLanguage": "en",
             "CreationDate": "2026-05-04T09:12:44.193", "CompletedDate": "2026-05-06T17:40:10.700"}
            """.getBytes(StandardCharsets.UTF_8);

    private final Cielo24Client client = InProcess.client((uri, body) -> JOB);

    /**
     * A job, asked for and decoded.
     *
     * @return the job
     */
    @Benchmark
    public Job info() {
        return Objects.requireNonNull(client.jobs().info("%032x".formatted(1)).block());
    }
}

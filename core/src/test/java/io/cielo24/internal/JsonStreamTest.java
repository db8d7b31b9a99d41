package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cielo24.ApiException;
import io.cielo24.ErrorType;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.job.Job;
import io.cielo24.transport.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Lists that are decoded as they arrive. */
class JsonStreamTest {

    private static final String LIST = """
            {"Username":"ü","other":{"ActiveJobs":[{"JobId":"wrong"}]},"ActiveJobs":[
              {"JobId":"a","JobStatus":"Complete","Options":{"x":{"label":"l","setting":[{"JobId":"no"}]}}},
              "not a job", 7, null, [{"JobId":"nor this"}],
              {"job_id":"b","jobstatus":"Somewhere 😀","MediaLengthSeconds":""}
            ],"more":[1,{"x":[]}]}""";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
    void findsTheObjectsOfTheNamedListWhereverTheBuffersAreCut(int size) {
        List<Job> jobs = jobs(cut(LIST, size)).collectList().block();

        assertThat(jobs).extracting(Job::jobId).containsExactly("a", "b");
        assertThat(jobs).extracting(job -> job.status().text()).containsExactly("Complete", "Somewhere 😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ActiveJobs", "activejobs", "active_jobs", "ACTIVEJOBS"})
    void readsTheListsNameInAnyCase(String name) {
        assertThat(jobs(cut("{\"" + name + "\":[{\"JobId\":\"a\",\"JobStatus\":\"x\"}]}", 5))
                        .count()
                        .block())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"ActiveJobs\":[]}", "{\"ActiveJobs\":null}", " {\"Username\":\"u\",\"ActiveJobs\" : [ ] } "})
    void anEmptyListIsEmpty(String json) {
        assertThat(jobs(cut(json, 3)).collectList().block()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"ActiveJobs\":[",
                "{\"ActiveJobs\":[]",
                "{\"ActiveJobs\":[{\"JobId\":\"a\",\"JobStatus\":\"x\"}",
                "{\"Username\":\"u\"}",
                "[]",
                "7",
                "<html>",
                "{\"ActiveJobs\":[]} {}",
                "{\"ActiveJobs\":[{}]}",
                "{\"ActiveJobs\":[{\"JobId\":\"a\",\"JobStatus\":\"x\"}}"
            })
    void anythingElseIsAnAnswerThatWasNotPromised(String json) {
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> jobs(cut(json, 4)).collectList().block());
    }

    @ParameterizedTest
    @CsvSource({
        "ActiveJobs, '', nothing came",
        "ActiveJobs, ' \t\n', nothing came",
        "ActiveJobs, {}, the list 'ActiveJobs' is missing",
        "ActiveJobs, [], an object was promised",
        ", ' ', nothing came",
        ", {\"ErrorType\":null}, a list was promised",
        ", {}, a list was promised"
    })
    void whatIsWrongIsSaidInTheWordsOfTheDocuments(@Nullable String listName, String json, String words) {
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> new Answer(Endpoint.JOB_LIST, 200, Headers.empty(), cut(json, 4), null)
                        .stream(() -> new ObjectsDocument<>(listName, JobAnswers::job), Long.MAX_VALUE)
                                .collectList()
                                .block())
                .withMessageContaining(words);
    }

    @Test
    void theServicesErrorObjectIsARefusal() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> jobs(cut("{\"ErrorType\":\"BAD_API_TOKEN\",\"ErrorComment\":\"no\"}", 6))
                        .collectList()
                        .block())
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ErrorType.BAD_API_TOKEN));
    }

    @Test
    void asksForNoMoreOfTheAnswerThanTheSubscriberWants() {
        AtomicLong buffers = new AtomicLong();
        AtomicLong decoded = new AtomicLong();
        Flux<Job> jobs = endless(buffers).doOnNext(job -> decoded.incrementAndGet());

        StepVerifier.create(jobs, 0)
                .expectSubscription()
                .thenRequest(3)
                .expectNextCount(3)
                .then(() -> assertThat(buffers.get()).isLessThanOrEqualTo(5))
                .then(() -> assertThat(decoded).hasValue(3))
                .thenRequest(100)
                .expectNextCount(100)
                .then(() -> assertThat(buffers.get()).isBetween(103L, 106L))
                .thenCancel()
                .verify();
    }

    @Test
    void oneHundredThousandJobsPassThrough() {
        AtomicLong buffers = new AtomicLong();
        assertThat(endless(buffers).take(100_000).count().block()).isEqualTo(100_000);
    }

    @Test
    void anObjectLargerThanAnyJobIsRefusedBeforeItFillsTheMemory() {
        Flux<ByteBuffer> endlessJob = Flux.concat(
                Flux.just(utf8("{\"ActiveJobs\":[{\"JobId\":\"a\"")),
                Flux.<ByteBuffer, Integer>generate(() -> 0, (i, sink) -> {
                    sink.next(utf8(",\"k" + i + "\":\"" + "x".repeat(1000) + "\""));
                    return i + 1;
                }));

        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> jobs(endlessJob).collectList().block())
                .withMessageContaining("1048576");
    }

    /** A list without end, one job per buffer. */
    private static Flux<Job> endless(AtomicLong buffers) {
        return jobs(Flux.<ByteBuffer, Integer>generate(() -> 0, (i, sink) -> {
            String job = "{\"JobId\":\"%032x\",\"JobStatus\":\"Pending\",\"JobName\":\"number %d\"}".formatted(i, i);
            buffers.incrementAndGet();
            sink.next(utf8((i == 0 ? "{\"ActiveJobs\":[" : ",") + job));
            return i + 1;
        }));
    }

    private static Flux<Job> jobs(Flux<ByteBuffer> body) {
        return new Answer(Endpoint.JOB_LIST, 200, Headers.empty(), body, null)
                .stream(() -> new ObjectsDocument<>("ActiveJobs", JobAnswers::job), Long.MAX_VALUE);
    }

    private static Flux<ByteBuffer> cut(String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Flux.range(0, (bytes.length + size - 1) / size)
                .map(i -> ByteBuffer.wrap(bytes, i * size, Math.min(size, bytes.length - i * size))
                        .slice()
                        .asReadOnlyBuffer());
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

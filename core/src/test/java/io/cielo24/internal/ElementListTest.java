package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cielo24.ApiException;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.Gender;
import io.cielo24.transcript.Mention;
import io.cielo24.transcript.Segment;
import io.cielo24.transcript.Sequence;
import io.cielo24.transcript.SoundTag;
import io.cielo24.transcript.Speaker;
import io.cielo24.transcript.Token;
import io.cielo24.transcript.TokenType;
import io.cielo24.transport.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Element lists: read as the service writes them, whatever it writes, in little memory. */
class ElementListTest {

    private static final String LIST = """
            {
              "version": 3, "start_time": 0, "end_time": 774960, "language": "EN_US",
              "segments": [
                {"sequences": [
                  {"tokens": [
                    {"interpolated": false, "start_time": 1120, "end_time": 1470, "value": "caf\\u00e9", "type": "word",
                     "display_as": "Café 😀", "tags": [], "style": ""},
                    {"interpolated": true, "start_time": 1470, "end_time": 1500, "value": ".", "type": "punctuation",
                     "display_as": ".", "tags": ["ENDS_SENTENCE", "NEW_TAG"], "style": {"bold": true}}
                   ], "interpolated": false, "start_time": 1120, "end_time": 1500, "confidence_score": 0.95, "style": ""}
                 ], "speaker_change": true, "speaker_id": 2, "interpolated": false, "start_time": 1120,
                 "end_time": 3640, "style": "italic"},
                {"sequences": [], "speaker_change": false, "speaker_id": false, "start_time": 4000, "end_time": 5000}
              ],
              "speakers": [{"name": "Maya", "id": 2, "gender": "FEMALE"}, {"name": "", "id": 3, "gender": ""}],
              "keywords": {"color": {"display_name": "Color", "url": "https://example.org/a?b=c",
                "time_ranges": [{"start_time": 10, "end_time": 20}, {"start_time": 30, "end_time": 40}]}},
              "topics": {"Any_Name": {"display_name": "", "time_ranges": []}},
              "entities": {}
            }""";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100, 1_000_000})
    void everythingDocumentedIsThereWhereverTheBuffersAreCut(int size) {
        assertThat(list(cut(LIST, size)))
                .isEqualTo(new ElementList(
                        3,
                        0,
                        774960,
                        "EN_US",
                        List.of(
                                new Segment(
                                        true,
                                        2,
                                        false,
                                        1120,
                                        3640,
                                        List.of(new Sequence(
                                                false,
                                                1120,
                                                1500,
                                                0.95,
                                                List.of(
                                                        new Token(
                                                                false,
                                                                1120,
                                                                1470,
                                                                "café",
                                                                TokenType.WORD,
                                                                "Café 😀",
                                                                List.of(),
                                                                null),
                                                        new Token(
                                                                true,
                                                                1470,
                                                                1500,
                                                                ".",
                                                                TokenType.PUNCTUATION,
                                                                ".",
                                                                List.of(
                                                                        SoundTag.ENDS_SENTENCE,
                                                                        new SoundTag("NEW_TAG")),
                                                                "{\"bold\":true}")),
                                                null)),
                                        "italic"),
                                new Segment(false, null, false, 4000, 5000, List.of(), null)),
                        List.of(new Speaker(2, "Maya", Gender.FEMALE), new Speaker(3, null, null)),
                        Map.of(
                                "color",
                                new Mention(
                                        "Color",
                                        "https://example.org/a?b=c",
                                        List.of(new Mention.Range(10, 20), new Mention.Range(30, 40)))),
                        Map.of("Any_Name", new Mention(null, null, List.of())),
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000_000})
    void segmentsComeOutOneByOneAndEqualThoseOfTheWholeList(int size) {
        assertThat(segments(cut(LIST, size)).collectList().block())
                .isEqualTo(list(cut(LIST, 9)).segments());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\":\"word\"|word",
                "\"type\":0|0",
                "\"type\":7|7",
                "\"Type\":\"SOMETHING new\"|SOMETHING new",
                "\"type\":null|",
                "\"type\":\"\"|",
                "\"type\":{}|",
                "\"x\":1|"
            })
    void tokenTypesMayBeNamesNumbersOrAbsent(String key, String expected) {
        Token token = token(key);
        assertThat(token.type()).isEqualTo(expected == null ? null : new TokenType(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1120|1120",
                "\"1120\"|1120",
                "1120.4|1120",
                "\" 1120.0 \"|1120",
                "\"\"|-1",
                "null|-1",
                "true|-1",
                "\"soon\"|-1",
                "1e999|-1",
                "99999999999999999999999|-1",
                "[5]|-1"
            })
    void timesThatAreNoNumbersAreAbsent(String value, long expected) {
        assertThat(token("\"start_time\":" + value).startTime()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"3|3", "\"3\"|3", "false|", "true|", "null|", "\"\"|", "4000000000|", "{}|"})
    void speakerIdsAreNumbersOrAbsent(String value, Integer expected) {
        ElementList list = list(cut("{\"segments\":[{\"speaker_id\":" + value + "}]}", 5));
        assertThat(list.segments().get(0).speakerId()).isEqualTo(expected);
    }

    @Test
    void keysAreReadInAnyCaseAndWithoutUnderscores() {
        ElementList list = list(cut(
                "{\"Segments\":[{\"SpeakerChange\":\"true\",\"SEQUENCES\":[{\"ConfidenceScore\":\"0.5\",\"tokens\":"
                        + "[{\"DisplayAs\":\"X\",\"Value\":\"x\"}]}]}]}",
                11));
        Sequence sequence = list.segments().get(0).sequences().get(0);
        assertThat(list.segments().get(0).speakerChange()).isTrue();
        assertThat(sequence.confidenceScore()).isEqualTo(0.5);
        assertThat(sequence.tokens().get(0).displayAs()).isEqualTo("X");
    }

    @Test
    void whatIsMissingIsAbsentAndWhatIsUnknownIsSkipped() {
        ElementList list = list(cut(
                "{\"new\":{\"segments\":[{}]},\"segments\":[{\"tokens\":[{}],\"sequences\":[{\"tokens\":[{\"segments\":[{}],"
                        + "\"a\":[[{\"tags\":[\"x\"]}]]},[{}],4]},\"x\"]},null],\"version\":\"\"}",
                4));
        assertThat(list.version()).isNull();
        assertThat(list.startTime()).isEqualTo(ElementList.NO_TIME);
        assertThat(list.segments()).hasSize(1);
        assertThat(list.segments().get(0).sequences()).hasSize(1);
        Sequence sequence = list.segments().get(0).sequences().get(0);
        assertThat(sequence.confidenceScore()).isNaN();
        assertThat(sequence.tokens())
                .containsExactly(
                        new Token(false, ElementList.NO_TIME, ElementList.NO_TIME, "", null, null, List.of(), null));
    }

    @Test
    void ofKeysThatComeTwiceTheLastScalarCountsAndListsAddUp() {
        ElementList list = list(cut(
                "{\"segments\":[{\"start_time\":1,\"start_time\":2}],\"version\":1,\"version\":2,\"segments\":[{}]}",
                6));
        assertThat(list.version()).isEqualTo(2);
        assertThat(list.segments()).hasSize(2);
        assertThat(list.segments().get(0).startTime()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"segments\":{}}",
                "{\"segments\":[",
                "{\"segments\":[{]}",
                "{\"segments\":[]}{\"segments\":[]}",
                "{\"segments\":[]} x",
                "\"segments\"",
                "{\"segments\":[{\"style\":{]}]}"
            })
    void anythingElseIsAnAnswerThatWasNotPromised(String json) {
        assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> list(cut(json, 3)));
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> segments(cut(json, 3)).blockLast());
    }

    @Test
    void theServicesErrorObjectIsARefusal() {
        String error = "{\"ErrorType\":\"ITEM_NOT_FOUND\",\"ErrorComment\":\"no list\"}";
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> list(cut(error, 8)));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> segments(cut(error, 8)).blockLast());
    }

    @Test
    void aSegmentNestedDeeperThanAnyListIsRefused() {
        String deep = "{\"segments\":[{\"style\":" + "[".repeat(100_000) + "]}]}";
        assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> list(cut(deep, 8192)));
    }

    @Test
    void aDocumentThatWouldGrowInMemoryIsRefusedBeforeItDoes() {
        AtomicLong bytes = new AtomicLong();
        Flux<ByteBuffer> empties = Flux.concat(
                        Flux.just("{\"segments\":[{}"),
                        Flux.just(",{}".repeat(10_000)).repeat())
                .map(ElementListTest::utf8)
                .doOnNext(buffer -> bytes.addAndGet(buffer.remaining()));

        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> list(empties))
                .withMessageContaining("more memory");
        assertThat(bytes.get()).isLessThan(4_000_000);
    }

    @Test
    void segmentsAreReadAsTheyAreAskedFor() {
        AtomicLong buffers = new AtomicLong();
        StepVerifier.create(segments(LongList.ofMinutes(60).doOnNext(buffer -> buffers.incrementAndGet())), 0)
                .thenRequest(5)
                .expectNextCount(5)
                .then(() -> assertThat(buffers.get()).isLessThanOrEqualTo(7))
                .thenRequest(50)
                .expectNextCount(50)
                .then(() -> assertThat(buffers.get()).isLessThanOrEqualTo(57))
                .thenCancel()
                .verify();
    }

    @Test
    void aListOfTenHoursTakesLessMemoryThanItsJson() throws Exception {
        Map<String, Long> figures = figures("64m", "list", 600);
        assertThat(figures.get("json")).isGreaterThan(25_000_000);
        assertThat(figures.get("tokens")).isGreaterThan(90_000);
        assertThat(figures.get("heap")).isLessThan(figures.get("json"));
    }

    @Test
    void aListOfThirtyHoursStreamsThroughAHeapThatIsAQuarterOfIt() throws Exception {
        Map<String, Long> figures = figures("20m", "segments", 1800);
        assertThat(figures.get("json")).isGreaterThan(78_000_000);
        assertThat(figures.get("segments")).isGreaterThan(6_000);
    }

    /** Runs in a JVM of its own, so that the limit is the JVM's. */
    private static Map<String, Long> figures(String heap, String mode, int minutes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongListMemory.class.getName(),
                        mode,
                        String.valueOf(minutes))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith("json="))
                .flatMap(line -> List.of(line.split(" ")).stream())
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> Long.valueOf(pair.substring(pair.indexOf('=') + 1))));
    }

    private static Token token(String key) {
        return list(cut("{\"segments\":[{\"sequences\":[{\"tokens\":[{" + key + "}]}]}]}", 7))
                .segments()
                .get(0)
                .sequences()
                .get(0)
                .tokens()
                .get(0);
    }

    private static ElementList list(Flux<ByteBuffer> body) {
        return answer(body).stream(ElementListDocument::new, ElementListDocument.LARGEST)
                .single()
                .block();
    }

    private static Flux<Segment> segments(Flux<ByteBuffer> body) {
        return answer(body).stream(SegmentsDocument::new, Long.MAX_VALUE);
    }

    private static Answer answer(Flux<ByteBuffer> body) {
        return new Answer(Endpoint.JOB_GET_ELEMENTLIST, 200, Headers.empty(), body, null);
    }

    private static Flux<ByteBuffer> cut(String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Flux.range(0, (bytes.length + size - 1) / size)
                .map(i -> ByteBuffer.wrap(bytes, i * size, Math.min(size, bytes.length - i * size))
                        .slice());
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

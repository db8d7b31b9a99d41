package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cielo24.JournalException;
import io.cielo24.captioning.Journal.FileStamp;
import io.cielo24.captioning.Journal.Hold;
import io.cielo24.captioning.Journal.Owner;
import io.cielo24.captioning.Journal.Taking;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The journal: what it remembers, and when it refuses to be used. */
class JournalTest {

    static final Owner OWNER = new Owner(URI.create("https://api.example.com/api"), "user");
    static final OrderKey KEY = new OrderKey("c24-0123", "a".repeat(64), "b".repeat(64));
    private static final String JOB = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path directory;

    private static JournalEntry entry() {
        return JournalEntry.planned(KEY, "ein Vortrag.mp4", Map.of("language", "de"));
    }

    static Stream<JournalEntry> entries() {
        return Stream.of(
                entry(),
                entry().at(Step.CREATING),
                entry().withJob(JOB, Step.CREATED),
                entry().withJob(JOB, Step.CREATED).sent(true),
                entry().withJob(JOB, Step.CREATED).sent(true).at(Step.ORDERING),
                entry().withJob(JOB, Step.CREATED).ordered("task"),
                entry().withJob(JOB, Step.ORDERED).status("Complete", Step.COMPLETE),
                entry().withJob(JOB, Step.COMPLETE).fetched("v1", Map.of("a.vtt", "c".repeat(64), "ü.srt", "d")));
    }

    private Journal open() {
        return open(OWNER);
    }

    private Journal open(Owner owner) {
        Journal journal = Journal.in(directory);
        journal.open(owner);
        return journal;
    }

    private static void write(Journal journal, JournalEntry entry) {
        Hold hold = Objects.requireNonNull(journal.take(KEY).hold());
        hold.write(entry);
        hold.release();
    }

    private Path jobFile() {
        return directory.resolve("jobs").resolve("a".repeat(16)).resolve("c24-0123.json");
    }

    @Test
    void allOrdersAreListedWhateverTheirMedia() {
        OrderKey other = new OrderKey("c24-4567", "c".repeat(64), "b".repeat(64));
        JournalEntry another = JournalEntry.planned(other, "another.mp4", Map.of());
        for (Journal journal : List.of(open(), Journal.inMemory())) {
            assertThat(journal.entries()).isEmpty();
            write(journal, entry());
            Hold hold = Objects.requireNonNull(journal.take(other).hold());
            hold.write(another);
            hold.release();

            assertThat(journal.entries()).containsExactly(another, entry());
            journal.close();
        }
    }

    @Test
    void whoseAJournalIsCanBeAskedWithoutMakingOne() throws IOException {
        assertThat(Journal.ownerOf(directory)).isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }

        open().close();

        assertThat(Journal.ownerOf(directory)).contains(OWNER);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatWasWrittenIsReadBackByAnotherProcess(JournalEntry entry) {
        try (Journal journal = open()) {
            write(journal, entry);
        }
        try (Journal next = open()) {
            assertThat(next.read(KEY)).contains(entry);
            assertThat(next.ofMedia(KEY.mediaId())).containsExactly(entry);
            assertThat(next.entries()).containsExactly(entry);
            assertThat(next.ofMedia("f".repeat(64))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theJournalInMemoryRemembersTheSame(JournalEntry entry) {
        Journal journal = Journal.inMemory();
        journal.open(OWNER);
        write(journal, entry);
        assertThat(journal.read(KEY)).contains(entry);
        assertThat(journal.ofMedia(KEY.mediaId())).containsExactly(entry);
    }

    @Test
    void aFileIsJsonThatPeopleCanRead() throws IOException {
        try (Journal journal = open()) {
            write(journal, entry().withJob(JOB, Step.CREATED));
        }
        assertThat(Files.readString(jobFile()))
                .contains("\"format\" : \"cielo24-order\"")
                .contains("\"version\" : 1")
                .contains("\"step\" : \"CREATED\"")
                .contains("\"jobId\" : \"" + JOB + "\"")
                .contains("\"media\" : \"ein Vortrag.mp4\"")
                .endsWith("}\n");
    }

    @Test
    void anUnknownOrderIsNotThere() {
        try (Journal journal = open()) {
            assertThat(journal.read(KEY)).isEmpty();
        }
    }

    /** A crash in the middle of a write leaves a part file beside the old content, at any byte. */
    @Test
    void aCrashAtAnyByteOfAWriteLeavesWhatWasThereBefore() throws IOException {
        JournalEntry before = entry().at(Step.CREATING);
        JournalEntry after = entry().withJob(JOB, Step.CREATED);
        try (Journal journal = open()) {
            write(journal, after);
            byte[] whole = Files.readAllBytes(jobFile());
            write(journal, before);
            for (int length = 0; length <= whole.length; length += 7) {
                Files.write(jobFile().resolveSibling("c24-0123.json.part"), Arrays.copyOf(whole, length));
                assertThat(journal.read(KEY)).contains(before);
                assertThat(journal.ofMedia(KEY.mediaId())).containsExactly(before);
            }
            write(journal, after);
            assertThat(journal.read(KEY)).contains(after);
        }
        try (Stream<Path> left = Files.list(jobFile().getParent())) {
            assertThat(left).containsExactly(jobFile());
        }
    }

    @Test
    void aTruncatedFileIsRefusedAtAnyLength() throws IOException {
        try (Journal journal = open()) {
            write(journal, entry().withJob(JOB, Step.CREATED));
            byte[] whole = Files.readAllBytes(jobFile());
            for (int length = 0; length < whole.length - 2; length += 11) {
                Files.write(jobFile(), Arrays.copyOf(whole, length));
                assertThatExceptionOfType(JournalException.class)
                        .isThrownBy(() -> journal.read(KEY))
                        .withMessageContaining(jobFile().toString())
                        .withMessageContaining("damaged")
                        .withMessageContaining("looked up at the service");
            }
        }
    }

    @Test
    void aFileOfANewerVersionIsRefused() throws IOException {
        try (Journal journal = open()) {
            write(journal, entry());
            Files.writeString(jobFile(), Files.readString(jobFile()).replace("\"version\" : 1", "\"version\" : 2"));
            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(() -> journal.read(KEY))
                    .withMessageContaining("newer version")
                    .withMessageContaining("update this library");
        }
    }

    @Test
    void aJournalOfANewerVersionIsRefusedAsAWhole() throws IOException {
        open().close();
        Path header = directory.resolve("journal.json");
        Files.writeString(header, Files.readString(header).replace("\"version\" : 1", "\"version\" : 9"));
        assertThatExceptionOfType(JournalException.class).isThrownBy(this::open).withMessageContaining("newer version");
    }

    @Test
    void aJournalOfAnotherEndpointOrAccountIsRefused() {
        open().close();
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> open(new Owner(URI.create("https://sandbox.example.com/api"), "user")))
                .withMessageContaining("https://api.example.com/api")
                .withMessageContaining("https://sandbox.example.com/api")
                .withMessageContaining("give another directory");
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> open(new Owner(OWNER.endpoint(), "somebody")))
                .withMessageContaining("'user'")
                .withMessageContaining("'somebody'");
        open(new Owner(OWNER.endpoint(), "")).close(); // a ready token names no account
        open().close();
    }

    @Test
    void aJournalInMemoryServesOneOwner() {
        Journal journal = Journal.inMemory();
        journal.open(OWNER);
        journal.open(OWNER);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> journal.open(new Owner(OWNER.endpoint(), "somebody")));
    }

    @Test
    void anOrderIsHeldByOneFlowAtATime() {
        try (Journal one = open();
                Journal other = open()) {
            Hold hold = Objects.requireNonNull(one.take(KEY).hold());
            Taking refused = other.take(KEY);
            assertThat(refused.hold()).isNull();
            assertThat(refused.sameProcess()).isTrue();
            assertThat(refused.holder()).contains("this process");
            OrderKey neighbour = new OrderKey("c24-0124", KEY.mediaId(), KEY.orderId());
            assertThat(other.take(neighbour).hold()).isNotNull();
            hold.release();
            hold.release();
            assertThat(other.take(KEY).hold()).isNotNull();
        }
    }

    /** The service knows a job by its external id: two orders that were given the same key must not be placed at once. */
    @Test
    void anExternalIdIsHeldOnceWhateverIsOrderedUnderIt() {
        OrderKey otherTerms = new OrderKey(KEY.externalId(), KEY.mediaId(), "c".repeat(64));
        for (Journal journal : List.of(open(), Journal.inMemory())) {
            Hold hold = Objects.requireNonNull(journal.take(KEY).hold());
            assertThat(journal.take(otherTerms).hold()).isNull();
            hold.release();
            assertThat(journal.take(otherTerms).hold()).isNotNull();
            journal.close();
        }
    }

    @Test
    void closingOneJournalKeepsTheHoldsOfAnother() throws Exception {
        try (Journal one = open()) {
            Hold hold = Objects.requireNonNull(one.take(KEY).hold());
            hold.write(entry().at(Step.CREATING));
            open().close();
            assertThat(new OtherProcess(directory).take())
                    .startsWith("HELD another process, probably process "
                            + ProcessHandle.current().pid());
            hold.release();
            assertThat(new OtherProcess(directory).take()).isEqualTo("TAKEN");
        }
    }

    @Test
    void aProcessThatIsKilledHoldsNothing() throws Exception {
        OtherProcess other = new OtherProcess(directory);
        assertThat(other.takeAndStay()).isEqualTo("TAKEN");
        try (Journal journal = open()) {
            Taking refused = journal.take(KEY);
            assertThat(refused.sameProcess()).isFalse();
            assertThat(refused.hold()).isNull();
            other.kill();
            assertThat(journal.take(KEY).hold()).isNotNull();
        }
    }

    @Test
    void whatIsNotHeldCannotBeWritten() {
        try (Journal journal = open()) {
            Hold hold = Objects.requireNonNull(journal.take(KEY).hold());
            hold.release();
            assertThatExceptionOfType(JournalException.class).isThrownBy(() -> hold.write(entry()));
        }
    }

    @Test
    void aJournalThatIsClosedOrNotOpenSaysSo() {
        Journal journal = Journal.in(directory);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> journal.read(KEY))
                .withMessageContaining("not open");
        journal.open(OWNER);
        journal.close();
        journal.close();
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> journal.read(KEY))
                .withMessageContaining("closed");
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> journal.open(OWNER));
    }

    @Test
    void aKeyOfAnyShapeHasAFileOfItsOwn() throws IOException {
        try (Journal journal = open()) {
            for (String id : List.of("Key", "key", "../../escape", "a/b", "CON", "ü", "a:b", "x".repeat(64))) {
                OrderKey key = new OrderKey(id, KEY.mediaId(), KEY.orderId());
                Hold hold = Objects.requireNonNull(journal.take(key).hold());
                hold.write(JournalEntry.planned(key, id, Map.of()));
                hold.release();
            }
            for (String id : List.of("Key", "key", "../../escape", "a/b", "CON", "ü", "a:b", "x".repeat(64))) {
                OrderKey key = new OrderKey(id, KEY.mediaId(), KEY.orderId());
                assertThat(journal.read(key).map(JournalEntry::media)).contains(id);
            }
        }
        try (Stream<Path> files = Files.list(jobFile().getParent())) {
            assertThat(files).hasSize(8);
        }
    }

    @Test
    void aHashIsKnownForTheVerySameStampOnly() {
        FileStamp stamp = new FileStamp("/a/b.mp4", 10, 1_234_567_890_123_456_789L);
        try (Journal journal = open()) {
            assertThat(journal.knownHash(stamp)).isEmpty();
            journal.rememberHash(stamp, "e".repeat(64));
        }
        try (Journal journal = open()) {
            assertThat(journal.knownHash(stamp)).contains("e".repeat(64));
            assertThat(journal.knownHash(new FileStamp(stamp.path(), 11, stamp.modified())))
                    .isEmpty();
            assertThat(journal.knownHash(new FileStamp(stamp.path(), 10, stamp.modified() + 1)))
                    .isEmpty();
            assertThat(journal.knownHash(new FileStamp("/a/c.mp4", 10, stamp.modified())))
                    .isEmpty();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Journal.in(file.resolve("below")).open(OWNER))
                .withMessageContaining(file.toString());
    }

    /** A JVM of its own that takes the order. */
    private static final class OtherProcess {

        private final Process process;

        OtherProcess(Path directory) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        String take() throws Exception {
            String said = takeAndStay();
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return said;
        }

        String takeAndStay() throws IOException {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Takes the order, says what came of it, and stays until its input ends. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) throws IOException {
            Journal journal = Journal.in(Path.of(args[0]));
            journal.open(OWNER);
            Taking taking = journal.take(KEY);
            System.out.println(taking.hold() != null ? "TAKEN" : "HELD " + taking.holder());
            while (System.in.read() >= 0) {}
        }
    }
}

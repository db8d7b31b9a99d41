package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cielo24.JobFailedException;
import io.cielo24.JournalException;
import io.cielo24.LocalMediaException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OrderStoppedException.Reason;
import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.CaptioningEvent.Failed;
import io.cielo24.captioning.CaptioningEvent.Found;
import io.cielo24.captioning.CaptioningEvent.Ordered;
import io.cielo24.captioning.CaptioningEvent.Origin;
import io.cielo24.captioning.FakeService.FakeJob;
import io.cielo24.captioning.FakeService.Fault;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOptions;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.TranscriptRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What users and fate bring along. */
class BadInputTest extends FlowTestBase {

    private static final TranscriptionOrder PREMIUM = TranscriptionOrder.of(Fidelity.PREMIUM);

    @TempDir
    Path directory;

    private Watch<CaptioningEvent> caption(CaptionOrder... orders) {
        return run(flow().captionAll(Flux.just(orders)));
    }

    private static Throwable failure(Watch<CaptioningEvent> events) {
        assertThat(events.last()).as(described(events)).isInstanceOf(Failed.class);
        return ((Failed) events.last()).error();
    }

    @Test
    void theSameMediaTwiceInOneRunIsOneJobWithTwoOutcomes() {
        service.processing = 30_000;
        Watch<CaptioningEvent> events = caption(
                order("a").build(),
                order("a").build(),
                order("b").build(),
                order("a").build());
        assertThat(events.items.stream().filter(Done.class::isInstance))
                .as(described(events))
                .hasSize(4);
        assertThat(service.jobs).hasSize(2);
        assertThat(service.orders()).isEqualTo(2);
        assertThat(events.items.stream().filter(event -> event instanceof Ordered ordered && ordered.now()))
                .hasSize(2);
    }

    @Test
    void oneFailingMediaDoesNotStopTheOthers() {
        CaptionOrder missing = CaptionOrder.of(directory.resolve("missing.mp4"), Fidelity.PREMIUM);
        Watch<CaptioningEvent> events =
                caption(order("a").build(), missing, order("b").build());
        assertThat(events.completed).isTrue();
        assertThat(events.items.stream().filter(Done.class::isInstance)).hasSize(2);
        assertThat(events.items.stream().filter(Failed.class::isInstance).map(event -> ((Failed) event).error()))
                .singleElement()
                .isInstanceOf(LocalMediaException.class);
    }

    @Test
    void aFailingSourceOfOrdersLetsThoseThatWereTakenEnd() {
        service.processing = 30_000;
        Watch<CaptioningEvent> events =
                run(flow().captionAll(Flux.just(order("a").build())
                        .concatWith(Flux.error(new IllegalStateException("the list is torn")))));
        assertThat(events.items.stream().filter(Done.class::isInstance)).hasSize(1);
        assertThat(events.error.get()).hasMessage("the list is torn");
    }

    @Test
    void aChangedOrderIsANewOneAndSaidToBe() {
        String first = ((Done) caption(order("a").build()).last()).outcome().externalId();
        CaptionOrder changed = CaptionOrder.builder(
                        order("a").build().media(), TranscriptionOrder.of(Fidelity.PROFESSIONAL))
                .build();
        Watch<CaptioningEvent> events = caption(changed);
        assertThat(events.items.get(0)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.origin()).isEqualTo(Origin.NEW);
            assertThat(found.otherOrders()).containsExactly(first);
        });
        assertThat(service.jobs).hasSize(2);
        assertThat(service.orders()).isEqualTo(2);
    }

    @Test
    void whatDoesNotChangeTheProductDoesNotChangeTheOrder() {
        caption(order("a").build());
        CaptionOrder same = CaptionOrder.builder(
                        order("a").build().media(),
                        TranscriptionOrder.builder(new Fidelity("STANDARD"))
                                .callbackUrl("https://example.com/{job_id}")
                                .options(TranscriptionOptions.builder()
                                        .customMetadata(Map.of("course", "12"))
                                        .build())
                                .build())
                .job(NewJob.builder()
                        .name("another name")
                        .language(new Language("en"))
                        .requestor("me")
                        .build())
                .build();
        Watch<CaptioningEvent> events = caption(same);
        assertThat(events.items.get(0))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.origin()).isEqualTo(Origin.JOURNAL));
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void anotherAttemptIsAnotherOrder() {
        caption(order("a").build());
        caption(order("a").attempt(2).build());
        assertThat(service.jobs).hasSize(2);
    }

    @Test
    void aKeyThatTheServiceCouldNotTakeIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("a").key("x".repeat(65)))
                .withMessageContaining("1 to 64")
                .withMessageContaining("65");
        for (String key : List.of("", "a b", "ü", "a*", "a\"b", "a'b", "a\nb")) {
            assertThatIllegalArgumentException().isThrownBy(() -> order("a").key(key));
        }
        assertThat(order("a").key("x".repeat(64)).build().key()).contains("x".repeat(64));
    }

    @Test
    void aKeyOfOnesOwnIsTheExternalId() {
        caption(order("a").key("Vorlesung-12/3").build());
        assertThat(service.only().externalId).isEqualTo("Vorlesung-12/3");
        caption(order("a").key("Vorlesung-12/3").build());
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void aKeyThatWasUsedForADifferentOrderIsRefused() {
        caption(order("a").key("k").build());
        CaptionOrder other = CaptionOrder.builder(
                        order("a").build().media(), TranscriptionOrder.of(Fidelity.MECHANICAL))
                .key("k")
                .build();
        assertThat(failure(caption(other)))
                .isInstanceOfSatisfying(
                        OrderStoppedException.class,
                        stop -> assertThat(stop.reason()).isEqualTo(Reason.KEY_IN_USE));
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void aPublisherNeedsAKeyToBeToldBy() {
        CaptionMedia media = CaptionMedia.source(MediaSource.publisher(Flux.just(ByteBuffer.wrap(new byte[5])), 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaptionOrder.builder(media, PREMIUM).build())
                .withMessageContaining("key");
        Watch<CaptioningEvent> events =
                caption(CaptionOrder.builder(media, PREMIUM).key("k").build());
        assertThat(events.last()).as(described(events)).isInstanceOf(Done.class);
    }

    @Test
    void aPublisherThatWasCutOffIsNotSentAgainAndTheNextRunCanGoOn() {
        Flux<ByteBuffer> bytes = Flux.defer(() -> Flux.just(ByteBuffer.wrap(new byte[5])));
        CaptionOrder streamed = CaptionOrder.builder(CaptionMedia.source(MediaSource.publisher(bytes, 5)), PREMIUM)
                .key("k")
                .build();
        service.faults = path -> path.equals("job/add_media") ? Fault.LOST : null;
        failure(caption(streamed));
        assertThat(service.count("job/add_media")).isEqualTo(1);
        service.faults = path -> null;
        assertThat(caption(streamed).last()).isInstanceOf(Done.class);
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void twoJobsWithTheExternalIdAreNeverChosenBetween() {
        FakeJob one = service.add("k");
        FakeJob two = service.add("k");
        assertThat(failure(caption(order("a").key("k").build())))
                .isInstanceOfSatisfying(OrderStoppedException.class, stop -> {
                    assertThat(stop.reason()).isEqualTo(Reason.SEVERAL_JOBS);
                    assertThat(stop.jobIds()).containsExactlyInAnyOrder(one.id, two.id);
                })
                .hasMessageContaining(one.id)
                .hasMessageContaining(two.id)
                .hasMessageContaining("Captioning.record");
        assertThat(service.orders()).isZero();

        run(flow().record(order("a").key("k").build(), two.id, false));
        assertThat(caption(order("a").key("k").build()).last()).isInstanceOf(Done.class);
        assertThat(two.orders).hasValue(1);
        assertThat(one.orders).hasValue(0);
    }

    @Test
    void aServiceThatIgnoresTheFilterIsNotBelieved() {
        service.add("other");
        service.add(null);
        service.add("k2");
        assertThat(caption(order("a").key("k").build()).last()).isInstanceOf(Done.class);
        assertThat(service.jobs).hasSize(4);
    }

    /** A service whose jobs show a fidelity before anything was ordered: then nothing can be told from it. */
    @Test
    void whereItCannotBeToldWhetherAJobWasOrderedAPersonIsAsked() {
        service.defaultFidelity = true;
        Throwable error = failure(caption(order("a").build()));
        assertThat(error)
                .isInstanceOfSatisfying(
                        OrderStoppedException.class,
                        stop -> assertThat(stop.reason()).isEqualTo(Reason.ORDER_UNCLEAR))
                .hasMessageContaining(service.only().id)
                .hasMessageContaining("status 'Pending', fidelity 'STANDARD'")
                .hasMessageContaining("Captioning.record");
        assertThat(service.orders()).isZero();

        run(flow().record(order("a").build(), service.only().id, false));
        assertThat(caption(order("a").build()).last()).isInstanceOf(Done.class);
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void whatAPersonFoundOrderedIsWaitedFor() {
        service.defaultFidelity = true;
        failure(caption(order("a").build()));
        service.only().readyAt = time.now(TimeUnit.MILLISECONDS) + 60_000;
        run(flow().record(order("a").build(), service.only().id, true));
        assertThat(caption(order("a").build()).last()).isInstanceOf(Done.class);
        assertThat(service.orders()).isZero();
    }

    @Test
    void aJobOfTheJournalThatSomebodyDeletedIsNotOrderedAgain() {
        caption(order("a").build());
        service.remove(service.only());
        assertThat(failure(caption(order("a").build())))
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        failed -> assertThat(failed.status()).isEqualTo("deleted"))
                .hasMessageContaining("another attempt");
        assertThat(service.jobs).isEmpty();
    }

    @Test
    void aMediaFailureIsRememberedAndNotOrderedAgain() {
        service.endStatus = "Media Failure";
        for (int i = 0; i < 2; i++) {
            assertThat(failure(caption(order("a").build())))
                    .isInstanceOfSatisfying(
                            JobFailedException.class,
                            failed -> assertThat(failed.status()).isEqualTo("Media Failure"))
                    .hasMessageContaining("another attempt");
        }
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void withoutNewJobsNothingIsMade() {
        Captioning careful = client().captioning(settings().withNewJobs(false));
        Watch<CaptioningEvent> events =
                run(careful.captionAll(Flux.just(order("a").build())));
        assertThat(failure(events))
                .isInstanceOfSatisfying(
                        OrderStoppedException.class,
                        stop -> assertThat(stop.reason()).isEqualTo(Reason.NO_JOB))
                .hasMessageNotContaining("bill"); // nothing was ordered that could be billed twice
        assertThat(service.jobs).isEmpty();
        caption(order("a").build());
        assertThat(run(careful.captionAll(Flux.just(order("a").build()))).last())
                .isInstanceOf(Done.class);
    }

    @Test
    void findChangesNothing() {
        Captioning flow = flow();
        assertThat(run(flow.find(order("a").build())).items).isEmpty();
        assertThat(service.jobs).isEmpty();
        caption(order("a").build());
        assertThat(run(flow.find(order("a").build())).last().jobId()).isEqualTo(service.only().id);
        Captioning elsewhere = client().captioning(CaptioningSettings.inMemory());
        assertThat(run(elsewhere.find(order("a").build())).last().jobId()).isEqualTo(service.only().id);
        assertThat(service.orders()).isEqualTo(1);
    }

    @Test
    void submitOrdersAndFetchFetches() {
        service.processing = 60_000;
        Captioning flow = flow();
        CaptionOutcome submitted = run(flow.submit(order("a").build())).last();
        assertThat(submitted.results()).isEmpty();
        assertThat(service.orders()).isEqualTo(1);
        assertThat(run(flow.await(submitted.job().jobId())).last()).isNotNull();
        CaptionOutcome fetched =
                run(flow.fetch(order("a").build(), submitted.job().jobId())).last();
        assertThat(fetched.result("vtt").orElseThrow().text()).startsWith("WEB_VTT");
        assertThat(run(flow.submitAll(Flux.just(order("a").build(), order("b").build()))).items.stream()
                        .filter(Done.class::isInstance))
                .hasSize(2);
        assertThat(service.orders()).isEqualTo(2);
    }

    @Test
    void aJournalThatCannotBeUsedIsSaidAndNothingIsSent() throws IOException {
        try (Journal used = Journal.in(directory)) {
            used.open(new Journal.Owner(URI.create("https://elsewhere.example.com/api"), "user"));
        }
        try (Journal foreign = Journal.in(directory)) {
            Watch<CaptioningEvent> events = run(client().captioning(CaptioningSettings.with(foreign))
                    .captionAll(Flux.just(order("a").build())));
            assertThat(failure(events))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("elsewhere.example.com");
        }
        assertThat(service.requests).isEmpty();
    }

    @Test
    void aDamagedEntryStopsItsOrderOnlyAndDeletingItIsSafe() throws IOException {
        try (Journal files = Journal.in(directory)) {
            CaptioningSettings settings = CaptioningSettings.with(files);
            run(client().captioning(settings).captionAll(Flux.just(order("a").build())));
            Path entry;
            try (Stream<Path> all = Files.walk(directory.resolve("jobs"))) {
                entry = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            }
            Files.writeString(entry, Files.readString(entry).substring(0, 100));
            Watch<CaptioningEvent> events = run(client().captioning(settings)
                    .captionAll(Flux.just(order("a").build(), order("b").build())));
            assertThat(events.items.stream().filter(Failed.class::isInstance).map(event -> ((Failed) event).error()))
                    .singleElement()
                    .isInstanceOf(JournalException.class);
            assertThat(events.items.stream().filter(Done.class::isInstance)).hasSize(1);

            Files.delete(entry);
            Watch<CaptioningEvent> again = run(client().captioning(settings)
                    .captionAll(Flux.just(order("a").build())));
            assertThat(again.last()).isInstanceOf(Done.class);
            assertThat(service.jobs).hasSize(2);
            assertThat(service.orders()).isEqualTo(2);
        }
    }

    @Test
    void anOrderThatAnotherProcessHoldsIsWaitedForOnlySoLong() {
        Journal busy = new ForwardingJournal(journal) {
            @Override
            public Taking take(OrderKey key) {
                return Taking.heldBy("process 4711 on elsewhere", false);
            }
        };
        Captioning flow = client().captioning(CaptioningSettings.with(busy).withLockWait(Duration.ofSeconds(30)));
        Watch<CaptioningEvent> events =
                watch(flow.captionAll(Flux.just(order("a").build())));
        time.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(events.items).isEmpty();
        time.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(failure(events))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("process 4711 on elsewhere")
                .hasMessageContaining("PT30S");
        assertThat(service.requests).isEmpty();
    }

    @Test
    void theSameUrlMayBeOrderedTwiceOnPurpose() {
        CaptionMedia media = CaptionMedia.url(URI.create("https://user:secret@example.com/talk.mp4?signature=secret"));
        assertThat(media.toString()).isEqualTo("https://example.com/talk.mp4");
        caption(CaptionOrder.builder(media, PREMIUM).build());
        caption(CaptionOrder.builder(
                        media,
                        TranscriptionOrder.builder(Fidelity.PREMIUM)
                                .targetLanguages(new Language("fr"))
                                .build())
                .build());
        assertThat(service.jobs).hasSize(2);
        assertThat(service.queries).anyMatch(query -> query.contains("is_duplicate=true"));
        assertThat(caption(CaptionOrder.builder(media, PREMIUM).build()).last()).isInstanceOf(Done.class);
        assertThat(service.orders()).isEqualTo(2);
    }

    @Test
    void aMediaThatIsNoFileOrEmptyIsRefusedBeforeAnythingIsSent() throws IOException {
        for (Path path : List.of(directory, Files.createFile(directory.resolve("empty.mp4")))) {
            assertThat(failure(caption(CaptionOrder.of(path, Fidelity.PREMIUM))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(path.toString());
        }
        assertThat(service.requests).isEmpty();
    }

    @Test
    void aFileThatTheJournalKnowsIsNotReadAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("talk.mp4"), "hello");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        FileTime time = Files.getLastModifiedTime(file);
        caption(CaptionOrder.of(file, Fidelity.PREMIUM));
        // Same size, same time, other content: had it been read, it would be another order.
        Files.writeString(file, "HELLO");
        Files.setLastModifiedTime(file, time);
        caption(CaptionOrder.of(file, Fidelity.PREMIUM));
        assertThat(service.jobs).hasSize(1);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(30)));
        caption(CaptionOrder.of(file, Fidelity.PREMIUM));
        assertThat(service.jobs).hasSize(2);
    }

    @Test
    void aRenamedFileIsTheSameMedia() throws IOException {
        Path file = Files.writeString(directory.resolve("talk.mp4"), "hello");
        caption(CaptionOrder.of(file, Fidelity.PREMIUM));
        caption(CaptionOrder.of(Files.copy(file, directory.resolve("copy.mp4")), Fidelity.PREMIUM));
        assertThat(service.jobs).hasSize(1);
    }

    @Test
    void resultsAreWrittenAsFilesAndNotTouchedWhileTheyAreTheSame() throws IOException {
        Path file = Files.writeString(directory.resolve("talk.mp4"), "hello");
        Path out = directory.resolve("out");
        CaptionOrder order = CaptionOrder.builder(CaptionMedia.file(file), PREMIUM)
                .results(Results.builder()
                        .captions(CaptionFormat.WEB_VTT, CaptionFormat.SRT)
                        .transcript()
                        .elementList()
                        .media(MediaFormat.MP4)
                        .into(out)
                        .build())
                .build();
        Watch<CaptioningEvent> events = caption(order);
        assertThat(events.last()).as(described(events)).isInstanceOf(Done.class);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("talk.vtt", "talk.srt", "talk.txt", "talk.json", "talk.service.mp4");
        }
        int asked = service.count("job/get_caption");
        Files.delete(out.resolve("talk.srt"));
        caption(order);
        assertThat(service.count("job/get_caption")).isEqualTo(asked + 1);
        assertThat(out.resolve("talk.srt")).content().startsWith("SRT");
    }

    @Test
    void twoOrdersThatWriteTheSameFileAreTold() {
        Results results = Results.builder()
                .captions(CaptionFormat.SRT)
                .into(directory)
                .baseName("same")
                .build();
        service.delays = path -> path.equals("job/get_caption")
                ? Mono.delay(Duration.ofSeconds(5), time).then()
                : Mono.empty();
        Watch<CaptioningEvent> events = caption(
                order("a").results(results).build(), order("b").results(results).build());
        assertThat(events.items.stream().filter(Failed.class::isInstance).map(event -> ((Failed) event).error()))
                .singleElement()
                .isInstanceOf(IllegalArgumentException.class)
                .asString()
                .contains("both write");
    }

    @Test
    void aHandlerThatFailsFailsItsOrder() {
        Results results = Results.builder()
                .captions(CaptionFormat.SRT)
                .to((order, name, content) -> content.then(Mono.error(new IOException("the bucket is full"))))
                .build();
        assertThat(failure(caption(order("a").results(results).build()))).hasMessage("the bucket is full");
    }

    @Test
    void aMediaAlwaysHasANameForPeople() {
        assertThat(CaptionOrder.of(Path.of(""), Fidelity.PREMIUM).job().parameters())
                .containsEntry("job_name", "file");
    }

    @Test
    void aUrlThatNobodyCanFetchFromIsNoMedia() {
        for (URI url : List.of(URI.create("file:///etc/passwd"), URI.create("talk.mp4"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CaptionMedia.OfUrl(url))
                    .withMessageContaining("http or https");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CaptionMedia.player(url))
                    .withMessageContaining("http or https");
        }
    }

    @Test
    void resultsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.builder().media(MediaFormat.MP4).build())
                .withMessageContaining("memory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.builder().captions(CaptionFormat.SRT, CaptionFormat.SRT));
        for (String name : List.of("", "..", "a/b", "a\\b", "../x", "a\nb", ".hidden")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Results.builder().baseName(name));
        }
        // Formats are open, and bring their extension along.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.builder().media(new MediaFormat("../../mp4")))
                .withMessageContaining("../../mp4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.builder().captions(new CaptionFormat("NEW", "../../new", "text/plain")))
                .withMessageContaining("../../new");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.builder()
                        .captions(
                                CaptionRequest.builder(CaptionFormat.SRT)
                                        .elementListVersion("v1")
                                        .build(),
                                "srt"))
                .withMessageContaining("elementlist_version")
                .withMessageContaining("v1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.builder()
                        .transcript(
                                TranscriptRequest.builder()
                                        .parameter("elementlist_version", "v1")
                                        .build(),
                                "txt"))
                .withMessageContaining("elementlist_version");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> order("a").job(NewJob.builder().externalId("x").build()))
                .withMessageContaining("external_id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("a").key("k").attempt(2).build());
    }

    /** A path need not be of the file system that {@link java.io.File} knows. */
    @Test
    void resultsGoToAnyFileSystem() throws IOException {
        try (FileSystem archive =
                FileSystems.newFileSystem(directory.resolve("captions.zip"), Map.of("create", "true"))) {
            Results results = Results.builder()
                    .captions(CaptionFormat.WEB_VTT)
                    .into(archive.getPath("/captions"))
                    .build();
            CaptionOrder order = order("a").results(results).build();
            for (int time = 1; time <= 2; time++) { // fetched, then found as it is
                Watch<CaptioningEvent> events = caption(order);
                assertThat(events.last())
                        .as(described(events))
                        .isInstanceOfSatisfying(
                                Done.class,
                                done -> assertThat(done.outcome().results())
                                        .singleElement()
                                        .satisfies(result ->
                                                assertThat(result.length()).isEqualTo(Files.size(result.file()))));
            }
        }
    }
}

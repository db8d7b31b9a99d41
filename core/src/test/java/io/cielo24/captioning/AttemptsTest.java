package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cielo24.JobFailedException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OrderStoppedException.Reason;
import io.cielo24.captioning.FakeService.FakeJob;
import io.cielo24.captioning.FakeService.Fault;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What failed is ordered anew when somebody names the job that failed, once, and never by itself. */
class AttemptsTest extends FlowTestBase {

    private final CaptionOrder order = order("a").build();

    private FakeJob failed() {
        service.endStatus = "Media Failure";
        assertThat(run(flow().caption(order)).error.get()).isInstanceOf(JobFailedException.class);
        FakeJob job = service.only();
        service.endStatus = "Complete";
        job.status = "Media Failure";
        job.readyAt = Long.MAX_VALUE;
        return job;
    }

    private <T> T value(Mono<T> mono) {
        Watch<T> watch = run(mono);
        assertThat(watch.error.get()).isNull();
        return Objects.requireNonNull(watch.last());
    }

    private FakeJob job(int number) {
        return service.jobs.values().stream().toList().get(number);
    }

    private static OrderStoppedException refusal(Watch<?> watch) {
        return assertThat(watch.error.get())
                .asInstanceOf(type(OrderStoppedException.class))
                .actual();
    }

    @Test
    void anOrderThatFailedIsNotOrderedAgainByItself() {
        FakeJob first = failed();

        assertThat(run(flow().caption(order)).error.get()).isInstanceOf(JobFailedException.class);

        assertThat(service.only()).isSameAs(first);
        assertThat(first.orders).hasValue(1);
    }

    @Test
    void oneMoreJobAndOneMoreOrderHoweverOftenTheFailedJobIsNamed() {
        FakeJob first = failed();

        for (int i = 0; i < 3; i++) {
            CaptionOrder next = value(flow().anew(order, first.id));
            assertThat(next.attempt()).isEqualTo(2);
            assertThat(value(flow().caption(next)).job().jobId()).isEqualTo(job(1).id);
        }

        assertThat(service.jobs).hasSize(2);
        assertThat(first.orders).hasValue(1);
        assertThat(job(1).orders).hasValue(1);
        assertThat(journal.entries())
                .extracting(JournalEntry::jobId, JournalEntry::step)
                .containsExactlyInAnyOrder(Tuple.tuple(first.id, Step.FAILED), Tuple.tuple(job(1).id, Step.COMPLETE));
        CaptionAttempt newest = value(flow().latest(order));
        assertThat(newest.order().attempt()).isEqualTo(2);
        assertThat(newest.isFailed()).isFalse();
        assertThat(newest.earlierJobs()).containsExactly(first.id);
    }

    @Test
    void theNameOfTheFirstJobDoesNotOrderAThirdTimeWhenTheSecondFailsToo() {
        FakeJob first = failed();
        value(flow().submit(value(flow().anew(order, first.id))));
        job(1).status = "Media Failure";
        job(1).readyAt = Long.MAX_VALUE;

        CaptionOrder again = value(flow().anew(order, first.id));

        assertThat(again.attempt()).isEqualTo(2);
        assertThat(value(flow().anew(again, first.id)).attempt())
                .as("from a later attempt on")
                .isEqualTo(2);
        assertThat(value(flow().anew(order, job(1).id)).attempt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Authorizing", "In Process", "Reviewing", "Complete", "Something New"})
    void aJobThatHasNotFailedIsNeverOrderedAnew(String status) {
        service.processing = Long.MAX_VALUE / 2;
        value(flow().submit(order));
        service.only().status = status;

        OrderStoppedException refusal = refusal(run(flow().anew(order, service.only().id)));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_FAILED);
        assertThat(refusal).hasMessageContaining("is '" + status + "', so it has not failed");
        assertThat(service.jobs).hasSize(1);
    }

    @Test
    void aJobOfSomethingElseIsRefused() {
        failed();

        assertThat(refusal(run(flow().anew(order, "0".repeat(32))))).hasMessageContaining("is no job of this order");
        assertThat(refusal(run(flow().anew(order("b").build(), service.only().id)))
                        .reason())
                .isEqualTo(Reason.NOT_FAILED);
    }

    @Test
    void whoKnowsNothingFindsTheNewestAttemptAtTheService() {
        FakeJob first = failed();
        value(flow().submit(value(flow().anew(order, first.id))));
        Captioning other = client().captioning(CaptioningSettings.inMemory());

        CaptionAttempt found = value(other.latest(order));

        assertThat(found.order().attempt()).isEqualTo(2);
        assertThat(found.jobId()).isEqualTo(job(1).id);
        assertThat(found.earlierJobs()).containsExactly(first.id);
        assertThat(value(other.anew(order, first.id)).attempt()).isEqualTo(2);
    }

    @Test
    void aFailedJobMayBeDeletedOnceItWasOrderedAnew() {
        FakeJob first = failed();
        value(flow().submit(value(flow().anew(order, first.id))));
        FakeJob second = job(1);
        service.remove(first);

        assertThat(value(flow().latest(order)).jobId()).isEqualTo(second.id);
        Captioning other = client().captioning(CaptioningSettings.inMemory());
        assertThat(value(other.latest(order)).jobId()).isEqualTo(second.id);
    }

    @Test
    void aDeletedJobCanBeOrderedAnew() {
        value(flow().submit(order));
        FakeJob first = service.only();
        service.remove(first);

        CaptionAttempt gone = value(flow().latest(order));
        assertThat(gone.isFailed()).isTrue();
        assertThat(gone.job()).isNull();
        value(flow().submit(value(flow().anew(order, first.id))));

        assertThat(service.only().orders).hasValue(1);
        assertThat(service.only().id).isNotEqualTo(first.id);
    }

    @Test
    void whatNobodyOrderedIsTheFirstAttempt() {
        CaptionAttempt attempt = value(flow().latest(order));

        assertThat(attempt.order().attempt()).isEqualTo(1);
        assertThat(attempt.jobId()).isNull();
        assertThat(attempt.isFailed()).isFalse();
        assertThat(service.jobs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "STUCK.*", mode = EnumSource.Mode.MATCH_NONE)
    void aSecondAttemptThatIsCutOffIsGoneOnWith(Fault fault) {
        for (String path : List.of("job/new", "job/add_media", "job/perform_transcription")) {
            FakeJob first = service.jobs.isEmpty() ? failed() : job(0);
            CaptionOrder mine = order("cut off at " + path).build();
            service.endStatus = "Media Failure";
            run(flow().caption(mine));
            service.endStatus = "Complete";
            FakeJob lost = job(service.jobs.size() - 1);
            lost.status = "Media Failure";
            lost.readyAt = Long.MAX_VALUE;
            int before = service.jobs.size();

            service.faults = called -> called.equals(path) ? fault : null;
            run(flow().submit(value(flow().anew(mine, lost.id))));
            service.faults = called -> null;
            value(flow().submit(value(flow().anew(mine, lost.id))));

            assertThat(service.jobs).as(path).hasSize(before + 1);
            assertThat(job(before).orders).as(path).hasValue(1);
            assertThat(job(before).medias).as(path).hasValue(1);
            assertThat(first.orders).hasValue(1);
        }
    }

    @Test
    void anOrderWithAKeyOfItsOwnIsGivenAnotherKeyInstead() {
        service.endStatus = "Media Failure";
        CaptionOrder keyed = order("a").key("mine").build();
        run(flow().caption(keyed));

        Watch<CaptionOrder> anew = run(flow().anew(keyed, service.only().id));

        assertThat(anew.error.get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose another key");
        assertThat(value(flow().latest(keyed)).isFailed()).isTrue();
    }
}

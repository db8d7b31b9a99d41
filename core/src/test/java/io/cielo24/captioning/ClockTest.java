package io.cielo24.captioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.cielo24.Cielo24Client;
import io.cielo24.captioning.CaptioningEvent.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** The clock of the machine may jump; only pauses are measured, and they are the timer's. */
class ClockTest extends FlowTestBase {

    private final AtomicLong jumped = new AtomicLong();

    /** Measures pauses as ever, and tells a time of day that jumps. */
    private record JumpingClock(Scheduler time, AtomicLong jumped) implements Scheduler {

        @Override
        public long now(TimeUnit unit) {
            return time.now(unit) + unit.convert(jumped.get(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Disposable schedule(Runnable task) {
            return time.schedule(task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return time.schedule(task, delay, unit);
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
            return time.schedulePeriodically(task, initialDelay, period, unit);
        }

        @Override
        public Worker createWorker() {
            return time.createWorker();
        }
    }

    @Override
    Cielo24Client client() {
        return client(service, new JumpingClock(time, jumped));
    }

    @ParameterizedTest(name = "by {0} days")
    @ValueSource(ints = {-400, -1, 1, 400})
    void aClockThatJumpsNeitherHastensAWaitNorDelaysIt(int days) {
        List<Long> polls = new ArrayList<>();
        service.processing = Duration.ofHours(2).toMillis();
        service.faults = path -> {
            if (path.equals("job/info")) {
                polls.add(time.now(TimeUnit.MILLISECONDS));
            }
            return null;
        };
        Watch<CaptioningEvent> events = watch(client().captioning(
                        settings().withWaitPolicy(WaitPolicy.defaults().withDeadline(Duration.ofHours(3))))
                .captionAll(Flux.just(order("a").build())));
        time.advanceTimeBy(Duration.ofHours(1));
        jumped.set(Duration.ofDays(days).toMillis());
        time.advanceTimeBy(Duration.ofMinutes(59));
        assertThat(events.completed).as(described(events)).isFalse();
        time.advanceTimeBy(Duration.ofMinutes(8));

        assertThat(events.last()).as(described(events)).isInstanceOf(Done.class);
        assertThat(service.orders()).isEqualTo(1);
        for (int i = 1; i < polls.size(); i++) {
            assertThat(polls.get(i) - polls.get(i - 1))
                    .isLessThan(Duration.ofMinutes(7).toMillis());
        }
        assertThat(polls).hasSizeLessThan(60);
    }

    /** A file may be too young to be trusted by its date; and people like to see when an entry was written. */
    @Test
    void theTimeOfDayIsReadForTheAgeOfAFileAndForPeopleAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.cielo24.internal.captioning.Hashing")
                .and()
                .doNotHaveFullyQualifiedName("io.cielo24.internal.captioning.JournalText")
                .should()
                .callMethodWhere(DescribedPredicate.describe("the time of day is read", ClockTest::readsTheClock))
                .check(new ClassFileImporter()
                        .importUrl(Cielo24Client.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()));
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getTarget().getName();
        return owner.startsWith("java.time.") && name.equals("now")
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }
}

package io.cielo24.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Filters hold what was set, and nothing that contradicts itself. */
class JobFilterTest {

    @Test
    void nothingIsSentThatWasNotSet() {
        assertThat(JobFilter.all().parameters()).isEmpty();
        assertThat(JobFilter.byExternalId("x y").parameters()).containsExactly(entry("ExternalID", "x y"));
    }

    @Test
    void everyDocumentedFilterHasItsName() {
        TimeRange range = TimeRange.between(
                ServiceTime.of(LocalDate.of(2026, 1, 2)), ServiceTime.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6000)));
        assertThat(JobFilter.builder()
                        .created(range)
                        .started(range)
                        .due(range)
                        .completed(range)
                        .returned(range)
                        .authorized(range)
                        .status(JobStatus.IN_PROCESS)
                        .fidelity(new Fidelity("HIGH"))
                        .priority(Priority.STANDARD)
                        .turnaroundHoursFrom(0)
                        .turnaroundHoursTo(48)
                        .name("Lecture *")
                        .externalId("e")
                        .username("*")
                        .difficulty(JobDifficulty.BAD)
                        .parameter("Tomorrow", "new")
                        .build()
                        .parameters())
                .containsExactly(
                        entry("CreationDateFrom", "2026-01-02"),
                        entry("CreationDateTo", "2026-01-02T03:04:05.000006"),
                        entry("StartDateFrom", "2026-01-02"),
                        entry("StartDateTo", "2026-01-02T03:04:05.000006"),
                        entry("DueDateFrom", "2026-01-02"),
                        entry("DueDateTo", "2026-01-02T03:04:05.000006"),
                        entry("CompleteDateFrom", "2026-01-02"),
                        entry("CompleteDateTo", "2026-01-02T03:04:05.000006"),
                        entry("ReturnDateFrom", "2026-01-02"),
                        entry("ReturnDateTo", "2026-01-02T03:04:05.000006"),
                        entry("AuthorizationDateFrom", "2026-01-02"),
                        entry("AuthorizationDateTo", "2026-01-02T03:04:05.000006"),
                        entry("JobStatus", "In Process"),
                        entry("Fidelity", "PROFESSIONAL"),
                        entry("Priority", "STANDARD"),
                        entry("TurnaroundTimeHoursFrom", 0L),
                        entry("TurnaroundTimeHoursTo", 48L),
                        entry("JobName", "Lecture *"),
                        entry("ExternalID", "e"),
                        entry("Username", "*"),
                        entry("JobDifficulty", "Bad"),
                        entry("Tomorrow", "new"));
    }

    @Test
    void theLastRangeCountsAsAWhole() {
        assertThat(JobFilter.builder()
                        .due(TimeRange.to(new ServiceTime("2026-01-01")))
                        .due(TimeRange.from(new ServiceTime("2027-01-01")))
                        .build()
                        .parameters())
                .containsExactly(entry("DueDateFrom", "2027-01-01"));
    }

    @Test
    void whatContradictsItselfIsRefusedWithItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobFilter.builder()
                        .turnaroundHoursFrom(49)
                        .turnaroundHoursTo(48)
                        .build())
                .withMessageContaining("49")
                .withMessageContaining("48");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobFilter.builder().turnaroundHoursTo(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TimeRange.between(new ServiceTime("2026-01-02"), new ServiceTime("2026-01-01T23:59:59")))
                .withMessageContaining("2026-01-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.between(
                        ServiceTime.of(Instant.parse("2026-01-02T00:00:00Z")),
                        new ServiceTime("2026-01-02T01:00:00+02:00")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.from(new ServiceTime("yesterday")))
                .withMessageContaining("yesterday");
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(null, null));
    }

    @Test
    void timesThatCannotBeComparedAreLeftToTheService() {
        ServiceTime zoned = ServiceTime.of(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(TimeRange.between(zoned, new ServiceTime("2026-01-01")).from())
                .isEqualTo(zoned);
    }
}

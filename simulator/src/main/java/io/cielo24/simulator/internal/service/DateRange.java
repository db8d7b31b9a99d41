package io.cielo24.simulator.internal.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A span of time as filters name it; either side may be open. Times without a zone are UTC. */
record DateRange(Optional<LocalDateTime> from, Optional<LocalDateTime> to) {

    /** Reads a date that was checked before; one without a time means its beginning, or its end. */
    static LocalDateTime parse(String text, boolean end) {
        if (!text.contains("T")) {
            LocalDate day = LocalDate.parse(text);
            return end ? day.plusDays(1).atStartOfDay().minusNanos(1000) : day.atStartOfDay();
        }
        if (text.matches(".*(Z|[+-][0-9:]{4,6})")) {
            return OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        }
        return LocalDateTime.parse(text);
    }

    /** The span of two parameters of a call. */
    static DateRange of(Call call, String from, String to) {
        return new DateRange(
                call.get(from).map(text -> parse(text, false)), call.get(to).map(text -> parse(text, true)));
    }

    boolean isOpen() {
        return from.isEmpty() && to.isEmpty();
    }

    /** Whether a time lies within; what never happened does not. */
    boolean holds(Optional<Instant> instant) {
        if (isOpen()) {
            return true;
        }
        if (instant.isEmpty()) {
            return false;
        }
        LocalDateTime time = LocalDateTime.ofInstant(instant.get(), ZoneOffset.UTC);
        return from.map(first -> !time.isBefore(first)).orElse(true)
                && to.map(last -> !time.isAfter(last)).orElse(true);
    }
}

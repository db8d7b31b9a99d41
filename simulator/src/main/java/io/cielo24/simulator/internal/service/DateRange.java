package io.cielo24.simulator.internal.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** A span of time as filters name it; either side may be open. Times without a zone are UTC. */
record DateRange(Optional<LocalDateTime> from, Optional<LocalDateTime> to) {

    private static final DateTimeFormatter ISO_8601 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads a date, or a date and a time, by ISO 8601. One without a time means its beginning, or its end.
     *
     * @throws DateTimeParseException if it is neither
     */
    static LocalDateTime parse(String text, boolean end) {
        TemporalAccessor read = ISO_8601.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (read instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        if (read instanceof LocalDateTime time) {
            return time;
        }
        LocalDate day = (LocalDate) read;
        return end ? day.atTime(LocalTime.MAX).truncatedTo(ChronoUnit.MICROS) : day.atStartOfDay();
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

package io.cielo24.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * A date as the service wrote it. Its answers carry dates with and without a zone, and dates alone; which zone is meant
 * where none is written is not documented, so nothing here guesses one, and nothing in this library compares such a date
 * with the local clock.
 *
 * @param text as it was written
 */
public record ServiceTime(String text) {

    /** Any text is a value. */
    public ServiceTime {
        Objects.requireNonNull(text, "text");
    }

    /**
     * An instant, written with zone {@code Z}.
     *
     * @param instant in any precision
     * @return the time
     */
    public static ServiceTime of(Instant instant) {
        return new ServiceTime(instant.toString());
    }

    /**
     * A date and time without a zone, to be read as the service reads it.
     *
     * @param local in any precision
     * @return the time
     */
    public static ServiceTime of(LocalDateTime local) {
        return new ServiceTime(local.toString());
    }

    /**
     * A date alone.
     *
     * @param date the day
     * @return the time
     */
    public static ServiceTime of(LocalDate date) {
        return new ServiceTime(date.toString());
    }

    /**
     * The instant, where the service wrote a zone.
     *
     * @return empty where it wrote none, or none that ISO 8601 knows
     */
    public Optional<Instant> instant() {
        try {
            return Optional.of(OffsetDateTime.parse(normal()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Date and time as written, without the zone; midnight for a date alone.
     *
     * @return empty if it is not an ISO 8601 date
     */
    public Optional<LocalDateTime> local() {
        String normal = normal();
        try {
            return Optional.of(
                    normal.length() <= 10
                            ? LocalDate.parse(normal).atStartOfDay()
                            : instant().isPresent()
                                    ? OffsetDateTime.parse(normal).toLocalDateTime()
                                    : LocalDateTime.parse(normal));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String normal() {
        return text.strip().replace(' ', 'T');
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.cielo24.simulator.internal.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Dates as the service writes them: microseconds, and no word about the zone. */
public final class Dates {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Dates() {}

    /** A date and time. */
    public static String text(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    /** The name of an element list version. */
    public static String version(Instant instant) {
        return text(instant);
    }

    static Instant parseVersion(String version) {
        return LocalDateTime.parse(version, MICROSECONDS).toInstant(ZoneOffset.UTC);
    }
}

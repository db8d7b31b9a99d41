package io.cielo24.internal;

import io.cielo24.transport.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long the other side asks to wait (RFC 9110, section 10.2.3): seconds, or a date. A date is measured against the
 * same answer's {@code Date}: both are by the other side's clock, so ours may be wrong. Without that header it says
 * nothing that can be relied on.
 */
final class RetryAfter {

    private RetryAfter() {}

    static Optional<Duration> of(int status, Headers headers) {
        if (status != 429 && status != 503) {
            return Optional.empty();
        }
        return headers.first("Retry-After")
                .map(String::strip)
                .flatMap(text -> text.matches("[0-9]{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : date(text)
                                .flatMap(until -> headers.first("Date")
                                        .flatMap(RetryAfter::date)
                                        .map(now -> between(now, until))));
    }

    private static Duration between(ZonedDateTime now, ZonedDateTime until) {
        Duration pause = Duration.between(now, until);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty(); // a header that cannot be understood is as good as none
        }
    }
}

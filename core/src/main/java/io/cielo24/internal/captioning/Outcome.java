package io.cielo24.internal.captioning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call gave: a value or a failure, to be decided upon in one place. */
final class Outcome<T> {

    private final @Nullable T value;
    private final @Nullable Throwable failure;

    private Outcome(@Nullable T value, @Nullable Throwable failure) {
        this.value = value;
        this.failure = failure;
    }

    static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, null);
    }

    static <T> Outcome<T> failed(Throwable failure) {
        return new Outcome<>(null, failure);
    }

    @Nullable
    T value() {
        return value;
    }

    /** Only if there is no value. */
    Throwable failure() {
        return Objects.requireNonNull(failure);
    }
}

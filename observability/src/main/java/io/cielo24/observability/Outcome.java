package io.cielo24.observability;

import io.cielo24.ActivityListener.End;
import io.cielo24.ApiException;
import io.cielo24.JobFailedException;
import io.cielo24.JournalException;
import io.cielo24.LocalMediaException;
import io.cielo24.NetworkException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.WaitEndedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an activity ended, in a handful of words: by what the caller can do about it, as the exceptions are sorted. */
final class Outcome {

    static final String SUCCESS = "SUCCESS";
    static final String CANCELLED = "CANCELLED";
    static final String ERROR = "ERROR";

    private static final Map<Class<?>, String> FAILURES = Map.of(
            ApiException.class, "REFUSED",
            NetworkException.class, "NETWORK",
            OutcomeUnknownException.class, "OUTCOME_UNKNOWN",
            UnexpectedAnswerException.class, "UNEXPECTED_ANSWER",
            LocalMediaException.class, "LOCAL_MEDIA",
            WaitEndedException.class, "WAIT_ENDED",
            JobFailedException.class, "JOB_FAILED",
            OrderStoppedException.class, "ORDER_STOPPED",
            JournalException.class, "JOURNAL");

    private Outcome() {}

    static String of(End end) {
        return end.cancelled() ? CANCELLED : of(end.error());
    }

    static String of(@Nullable Throwable error) {
        return error == null ? SUCCESS : FAILURES.getOrDefault(error.getClass(), ERROR);
    }
}

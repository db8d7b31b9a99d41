package io.cielo24.observability;

import io.cielo24.ActivityListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Tells Micrometer what a client does:
 *
 * <pre>{@code
 * Cielo24Client client = Cielo24Client.builder()
 *         .credentials(credentials)
 *         .listener(MicrometerListener.of(observations, meters))
 *         .build();
 * }</pre>
 *
 * <p>An observation, which is a timer and a span where the registry has handlers for those, for each call ({@code
 * cielo24.call}), each HTTP exchange ({@code cielo24.attempt}), each pause before a repeat ({@code cielo24.pause}) and each
 * wait for a job ({@code cielo24.wait}). An observation in the subscriber's Reactor context, or else the one of the
 * subscribing thread, is the parent of a call; the call is the parent of its attempts and pauses.
 *
 * <p>Tags take few values: {@code endpoint} (the documented path), {@code transport}, {@code outcome}, and for an attempt
 * {@code method} and {@code status} ({@code 2xx}, {@code none}). No URL, no parameter, no name and no text of the service
 * is passed on; of an exception its type and its stack trace.
 */
public final class MicrometerListener implements ActivityListener {

    private final ObservationRegistry observations;
    private final @Nullable MeterProvider<DistributionSummary> sent;
    private final @Nullable MeterProvider<DistributionSummary> received;

    private MicrometerListener(ObservationRegistry observations, @Nullable MeterRegistry meters) {
        this.observations = observations;
        this.sent = meters == null
                ? null
                : bytes("cielo24.bytes.sent", "Bytes of request bodies, by attempt")
                        .withRegistry(meters);
        this.received = meters == null
                ? null
                : bytes("cielo24.bytes.received", "Bytes of answers' bodies, by attempt")
                        .withRegistry(meters);
    }

    /**
     * Observations only.
     *
     * @param observations whose handlers make timers and spans
     * @return the listener, for any number of clients
     */
    public static MicrometerListener of(ObservationRegistry observations) {
        return new MicrometerListener(Objects.requireNonNull(observations, "observations"), null);
    }

    /**
     * Observations, and how many bytes went up and down ({@code cielo24.bytes.sent}, {@code cielo24.bytes.received}).
     *
     * @param observations whose handlers make timers and spans
     * @param meters where bytes are counted
     * @return the listener, for any number of clients
     */
    public static MicrometerListener of(ObservationRegistry observations, MeterRegistry meters) {
        return new MicrometerListener(
                Objects.requireNonNull(observations, "observations"), Objects.requireNonNull(meters, "meters"));
    }

    @Override
    public Running started(Activity activity, ContextView context) {
        Observation observation = Observation.createNotStarted(name(activity.kind()), observations)
                .contextualName(contextualName(activity))
                .lowCardinalityKeyValue("transport", activity.transport());
        if (activity.kind() != Kind.WAIT) {
            observation.lowCardinalityKeyValue("endpoint", activity.endpoint());
        }
        if (activity.kind() == Kind.ATTEMPT) {
            observation.lowCardinalityKeyValue("method", activity.method());
        }
        if (activity.number() > 0) {
            observation.highCardinalityKeyValue("number", Integer.toString(activity.number()));
        }
        // Without one in the context, Micrometer takes that of the thread.
        Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (parent != null) {
            observation.parentObservation(parent);
        }
        observation.start();
        return new Observed(activity, observation);
    }

    private static DistributionSummary.Builder bytes(String name, String description) {
        return DistributionSummary.builder(name).baseUnit("bytes").description(description);
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case CALL -> "cielo24.call";
            case ATTEMPT -> "cielo24.attempt";
            case PAUSE -> "cielo24.pause";
            case WAIT -> "cielo24.wait";
        };
    }

    private static String contextualName(Activity activity) {
        return switch (activity.kind()) {
            case CALL -> "cielo24 " + activity.endpoint();
            case ATTEMPT -> activity.method() + " " + activity.endpoint();
            case PAUSE -> "pause before " + activity.endpoint();
            case WAIT -> "cielo24 wait for a job";
        };
    }

    private static String statusClass(int status) {
        return status < 100 || status > 599 ? "none" : status / 100 + "xx";
    }

    private final class Observed implements Running {

        private final Activity activity;
        private final Observation observation;

        Observed(Activity activity, Observation observation) {
            this.activity = activity;
            this.observation = observation;
        }

        @Override
        public Context within(Context context) {
            // One that is switched off leaves its own parent to its children.
            return observation.isNoop() ? context : context.put(ObservationThreadLocalAccessor.KEY, observation);
        }

        @Override
        public void ended(End end) {
            observation.lowCardinalityKeyValue("outcome", Outcome.of(end));
            if (activity.kind() == Kind.ATTEMPT) {
                observation.lowCardinalityKeyValue("status", statusClass(end.status()));
                count(sent, end.bytesSent());
                count(received, end.bytesReceived());
            }
            if (activity.kind() == Kind.CALL) {
                observation.highCardinalityKeyValue("attempts", Integer.toString(end.attempts()));
            }
            if (activity.kind() == Kind.CALL || activity.kind() == Kind.ATTEMPT) {
                observation
                        .highCardinalityKeyValue("bytes.sent", Long.toString(end.bytesSent()))
                        .highCardinalityKeyValue("bytes.received", Long.toString(end.bytesReceived()))
                        .highCardinalityKeyValue("http.status", Integer.toString(end.status()));
            }
            if (end.error() != null) {
                observation.error(new ActivityFailure(activity.endpoint(), end.error()));
            }
            observation.stop();
        }

        private void count(@Nullable MeterProvider<DistributionSummary> meter, long bytes) {
            if (meter != null && bytes > 0) {
                meter.withTags(Tags.of("endpoint", activity.endpoint(), "transport", activity.transport()))
                        .record(bytes);
            }
        }
    }
}

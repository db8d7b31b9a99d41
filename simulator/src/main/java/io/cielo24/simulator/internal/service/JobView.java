package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.SimulatedStatus;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.simulator.internal.state.Dates;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as it stands in the answers of info and list. What is not known yet is an empty string, as in the service. */
final class JobView {

    private JobView() {}

    static Map<String, @Nullable Object> of(Job job, Instant now, SimulatorOptions options) {
        SimulatedStatus status = job.status(now);
        Job.Identity identity = job.identity();
        Optional<Order> order = job.order();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("JobId", identity.id());
        view.put("JobName", orBlank(identity.name()));
        view.put("Username", identity.owner());
        view.put(
                "MediaLengthSeconds",
                job.media()
                        .<Object>map(
                                media -> BigDecimal.valueOf(media.seconds()).setScale(3, RoundingMode.HALF_UP))
                        .orElse(""));
        view.put(options.openApiSpelling() ? "ExternalId" : "ExternalID", orBlank(identity.externalId()));
        view.put("Priority", order.map(Order::priority).orElse(""));
        view.put("Fidelity", order.map(Order::fidelity).map(JobView::answered).orElse(""));
        view.put("JobStatus", status.text());
        view.put("SourceLanguage", identity.language());
        view.put(
                "TargetLanguage",
                order.flatMap(placed -> Optional.ofNullable(placed.targetLanguage()))
                        .orElse(""));
        view.put("CreationDate", Dates.text(identity.created()));
        view.put("StartDate", date(job.started()));
        view.put("DueDate", date(job.due()));
        view.put("CompletedDate", date(job.completed()));
        view.put("ReturnDate", date(job.completed()));
        view.put("AuthorizationDate", date(job.authorized()));
        view.put("JobDifficulty", difficulty(status));
        view.put("ReturnTargets", order.map(JobView::returnTargets).orElse(Map.of()));
        view.put("Options", order.map(JobView::options).orElse(Map.of()));
        return view;
    }

    /** What is known about how hard it was. */
    static String difficulty(SimulatedStatus status) {
        return switch (status) {
            case COMPLETE -> "Good";
            case MEDIA_FAILURE -> "Bad";
            default -> "Unknown";
        };
    }

    /** The service answers with other words for fidelity than it is asked with. */
    static String answered(String fidelity) {
        return switch (fidelity) {
            case "PREMIUM" -> "STANDARD";
            case "PROFESSIONAL" -> "HIGH";
            default -> fidelity;
        };
    }

    private static Map<String, Object> returnTargets(Order order) {
        String callback = order.callbackUrl();
        return callback == null ? Map.of() : Map.of("url", List.of(Map.of("callback_url", callback)));
    }

    private static Map<String, Object> options(Order order) {
        Map<String, Object> options = new LinkedHashMap<>();
        order.options().forEach((name, value) -> {
            Map<String, @Nullable Object> option = new LinkedHashMap<>();
            option.put("label", name.replace('_', ' '));
            option.put("setting", value);
            options.put(name, option);
        });
        return options;
    }

    private static String date(Optional<Instant> instant) {
        return instant.map(Dates::text).orElse("");
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}

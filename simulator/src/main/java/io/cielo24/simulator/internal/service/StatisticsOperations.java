package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Dates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers job/aggregate_statistics. */
final class StatisticsOperations {

    static final String TOTAL = "billable_minutes_total";
    static final String[] METRICS = {
        TOTAL,
        "billable_minutes_mechanical",
        "billable_minutes_premium",
        "billable_minutes_professional",
        "billable_minutes_foreign_transcription",
        "billable_minutes_translation",
        "billable_minutes_english_transcription",
    };

    private final World world;

    StatisticsOperations(World world) {
        this.world = world;
    }

    /** From the beginning of the month until now, if nothing is said. */
    Response aggregate(Call call) {
        LocalDateTime now = LocalDateTime.ofInstant(world.now(), ZoneOffset.UTC);
        LocalDateTime start = call.get("start_date")
                .map(text -> DateRange.parse(text, false))
                .orElse(now.toLocalDate().withDayOfMonth(1).atStartOfDay());
        LocalDateTime end =
                call.get("end_date").map(text -> DateRange.parse(text, true)).orElse(now);
        if (end.isBefore(start)) {
            throw new Refusal(ErrorType.INVALID_OPTION, "end_date is before start_date");
        }
        List<String> metrics = metrics(call);
        Predicate<Billing.Item> owned = owned(call);
        List<Object> data = new ArrayList<>();
        LocalDateTime from = start;
        while (from.isBefore(end) || data.isEmpty()) {
            LocalDateTime to = next(from, end, call.get("group_by"));
            data.add(row(metrics, owned, from, to));
            from = to;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", data);
        answer.put("start_date", text(start));
        answer.put("end_date", text(end));
        return Response.json(200, Json.write(answer));
    }

    private Map<String, Object> row(
            List<String> metrics, Predicate<Billing.Item> owned, LocalDateTime from, LocalDateTime to) {
        Instant first = from.toInstant(ZoneOffset.UTC);
        Instant last = to.toInstant(ZoneOffset.UTC);
        List<Billing.Item> items = world.billing().items().stream()
                .filter(owned)
                .filter(item -> !item.when().isBefore(first) && item.when().isBefore(last))
                .toList();
        Map<String, Object> row = new LinkedHashMap<>();
        for (String metric : metrics) {
            double minutes = items.stream()
                    .filter(item -> metric.equals(TOTAL)
                            ? !item.metric().endsWith("_transcription")
                            : item.metric().equals(metric))
                    .mapToDouble(Billing.Item::minutes)
                    .sum();
            row.put(metric, BigDecimal.valueOf(minutes).setScale(4, RoundingMode.HALF_UP));
        }
        row.put("start_date", text(from));
        row.put("end_date", text(to));
        return row;
    }

    private Predicate<Billing.Item> owned(Call call) {
        Optional<String> wanted = call.get("account_id");
        if (wanted.isEmpty()) {
            return item -> item.owner().equals(call.account().user());
        }
        if (wanted.get().equals("*")) {
            return item -> world.accounts()
                    .find(item.owner())
                    .map(owner -> owner.isWithin(call.account()))
                    .orElse(false);
        }
        Account account = world.accounts()
                .findByIdOrName(wanted.get())
                .filter(found -> found.isWithin(call.account()))
                .orElseThrow(() -> new Refusal(ErrorType.ACCOUNT_DOES_NOT_EXIST, "there is no such account"));
        return item -> item.owner().equals(account.user());
    }

    private static List<String> metrics(Call call) {
        Optional<String> metrics = call.get("metrics");
        if (metrics.isEmpty()) {
            return List.of(METRICS);
        }
        try {
            if (Json.parse(metrics.get()) instanceof List<?> list && !list.isEmpty()) {
                return list.stream().map(String.class::cast).toList();
            }
        } catch (JsonException e) {
            throw new IllegalStateException("checked before", e);
        }
        throw new Refusal(ErrorType.INVALID_OPTION, "metrics is empty");
    }

    private static LocalDateTime next(LocalDateTime from, LocalDateTime end, Optional<String> grouping) {
        LocalDate day = from.toLocalDate();
        LocalDateTime next = switch (grouping.orElse("")) {
            case "week" -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atStartOfDay();
            case "month" -> day.plusMonths(1).withDayOfMonth(1).atStartOfDay();
            default -> end;
        };
        return next.isBefore(end) ? next : end;
    }

    private static String text(LocalDateTime time) {
        return Dates.text(time.toInstant(ZoneOffset.UTC));
    }
}

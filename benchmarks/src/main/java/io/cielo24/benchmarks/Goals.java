package io.cielo24.benchmarks;

import static io.cielo24.benchmarks.clients.Clients.CIELO24_JDK;
import static io.cielo24.benchmarks.clients.Clients.CIELO24_NETTY;
import static io.cielo24.benchmarks.clients.Clients.CIELO24_NETTY_JDKTLS;
import static io.cielo24.benchmarks.clients.Clients.CURL;
import static io.cielo24.benchmarks.clients.Clients.HC5;
import static io.cielo24.benchmarks.clients.Clients.JDK;
import static io.cielo24.benchmarks.clients.Clients.LIMIT;
import static io.cielo24.benchmarks.clients.Clients.OKHTTP;
import static io.cielo24.benchmarks.clients.Clients.REACTOR_NETTY;

import io.cielo24.benchmarks.clients.Clients;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the library wants to be, as ratios to others in the same rounds, and as figures without noise. */
final class Goals {

    private static final String UPLOAD = "upload-1GiB-plain-file";
    private static final String UPLOAD_TLS = "upload-1GiB-tls-file";
    private static final String DOWNLOAD = "download-1GiB-plain-file";
    private static final String DOWNLOAD_TLS = "download-1GiB-tls-file";
    private static final String MANY = "64x-upload-16MiB-plain-file";
    private static final String CALLS = "calls-20000-plain";

    private enum Unit {
        MB(1e6),
        NUMBER(1);

        private final double size;

        Unit(double size) {
            this.size = size;
        }
    }

    /** A goal: a value of a client, as a ratio to a rival's or, without one, as it is, in a unit. */
    private record Goal(
            String work,
            Clients client,
            String value,
            @Nullable Clients rival,
            Unit unit,
            double bound) {

        static Goal ratio(String work, Clients client, String value, Clients rival, double bound) {
            return new Goal(work, client, value, rival, Unit.NUMBER, bound);
        }

        static Goal atMost(String work, Clients client, String value, Unit unit, double bound) {
            return new Goal(work, client, value, null, unit, bound);
        }
    }

    private static final List<Goal> ALL = List.of(
            Goal.ratio(UPLOAD, CIELO24_JDK, "wall", CURL, 0.95),
            Goal.ratio(UPLOAD, CIELO24_JDK, "cpu", CURL, 1.1),
            Goal.ratio(UPLOAD, CIELO24_JDK, "wall", JDK, 0.4),
            Goal.ratio(UPLOAD, CIELO24_JDK, "wall", OKHTTP, 0.4),
            Goal.ratio(UPLOAD, CIELO24_NETTY, "wall", LIMIT, 1.1),
            Goal.ratio(UPLOAD, CIELO24_NETTY, "cpu", LIMIT, 1.6),
            Goal.ratio(UPLOAD_TLS, CIELO24_JDK, "wall", CURL, 1.1),
            Goal.ratio(UPLOAD_TLS, CIELO24_JDK, "cpu", CURL, 1.1),
            Goal.ratio(UPLOAD_TLS, CIELO24_JDK, "wall", OKHTTP, 0.65),
            Goal.ratio(UPLOAD_TLS, CIELO24_NETTY, "wall", CURL, 0.95),
            Goal.ratio(UPLOAD_TLS, CIELO24_NETTY_JDKTLS, "wall", CURL, 1.1),
            Goal.ratio(DOWNLOAD, CIELO24_JDK, "wall", CURL, 1.0),
            Goal.ratio(DOWNLOAD, CIELO24_NETTY, "wall", CURL, 0.75),
            Goal.ratio(DOWNLOAD_TLS, CIELO24_JDK, "wall", CURL, 1.3),
            Goal.ratio(DOWNLOAD_TLS, CIELO24_NETTY, "wall", CURL, 1.0),
            Goal.ratio(MANY, CIELO24_JDK, "wall", LIMIT, 1.5),
            Goal.atMost(MANY, CIELO24_JDK, "rss", Unit.MB, 150),
            Goal.atMost(MANY, CIELO24_JDK, "threads", Unit.NUMBER, 8),
            Goal.ratio(MANY, CIELO24_NETTY, "wall", LIMIT, 1.2),
            Goal.atMost(MANY, CIELO24_NETTY, "rss", Unit.MB, 130),
            Goal.atMost(MANY, CIELO24_NETTY, "threads", Unit.NUMBER, 6),
            Goal.ratio(CALLS, CIELO24_JDK, "wall", JDK, 0.8),
            Goal.ratio(CALLS, CIELO24_NETTY, "wall", REACTOR_NETTY, 1.1),
            Goal.ratio(CALLS, CIELO24_NETTY, "p99", HC5, 1.0),
            Goal.atMost(UPLOAD, CIELO24_JDK, "allocated", Unit.MB, 3),
            Goal.atMost(UPLOAD_TLS, CIELO24_JDK, "allocated", Unit.MB, 1_200),
            Goal.atMost(UPLOAD, CIELO24_NETTY, "allocated", Unit.MB, 3),
            Goal.atMost(UPLOAD_TLS, CIELO24_NETTY, "allocated", Unit.MB, 25),
            Goal.atMost("upload-10737418239B-plain-file-heap64m", CIELO24_JDK, "rss", Unit.MB, 150),
            Goal.atMost("upload-10737418239B-plain-file-heap64m", CIELO24_NETTY, "rss", Unit.MB, 130),
            Goal.atMost("upload-10737418239B-tls-file-heap64m", CIELO24_JDK, "rss", Unit.MB, 150),
            Goal.atMost("upload-10737418239B-tls-file-heap64m", CIELO24_NETTY, "rss", Unit.MB, 200));

    private Goals() {}

    /** Who is compared in a work; the limit always, to tell rounds in which the machine was busy. */
    static List<Clients> compared(Work work) {
        EnumSet<Clients> needed = EnumSet.noneOf(Clients.class);
        for (Goal goal : ALL) {
            if (goal.work().equals(work.id())) {
                needed.add(LIMIT);
                needed.add(goal.client());
                if (goal.rival() != null) {
                    needed.add(goal.rival());
                }
            }
        }
        return work.clients().stream().filter(needed::contains).toList();
    }

    /** A line of a table for each goal of which anything was measured. */
    static List<String> table(List<Sample> samples) {
        List<String> lines = new ArrayList<>();
        for (Goal goal : ALL) {
            String line = goal.rival() == null ? absolute(samples, goal) : relative(samples, goal, goal.rival());
            if (!line.isEmpty()) {
                lines.add("| " + goal.work() + " | " + goal.client().id() + " | " + line);
            }
        }
        return lines;
    }

    private static String relative(List<Sample> samples, Goal goal, Clients rival) {
        return Stats.ratio(samples, goal.work(), goal.client().id(), rival.id(), goal.value())
                .map(ratio -> goal.value() + " / " + rival.id() + " | " + goal.bound() + " | " + ratio + " | "
                        + (ratio.value().isEmpty() ? "?" : ratio.value().getAsDouble() <= goal.bound() ? "yes" : "no")
                        + " |")
                .orElse("");
    }

    private static String absolute(List<Sample> samples, Goal goal) {
        Map<Integer, Double> values =
                Stats.values(samples, goal.work(), goal.client().id(), goal.value());
        if (values.isEmpty()) {
            return "";
        }
        double value = Stats.median(List.copyOf(values.values())) / goal.unit().size;
        return String.format(
                Locale.ROOT,
                "%s%s | %.0f | %.1f | %s |",
                goal.value(),
                goal.unit() == Unit.MB ? " in MB" : "",
                goal.bound(),
                value,
                value <= goal.bound() ? "yes" : "no");
    }
}

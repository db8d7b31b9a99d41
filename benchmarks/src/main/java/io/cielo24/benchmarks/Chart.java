package io.cielo24.benchmarks;

import io.cielo24.benchmarks.clients.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars of wall time, one group for each work: the limit grey, this library blue, the others brown. */
final class Chart {

    private static final int WIDTH = 860;
    private static final int LEFT = 190;
    private static final int RIGHT = 90;
    private static final int BAR = 14;
    private static final int GAP = 4;
    private static final int TITLE = 34;

    private Chart() {}

    private record Bar(Clients client, double wall) {}

    static String of(List<Work> works, List<Sample> samples) {
        StringBuilder body = new StringBuilder();
        int y = 10;
        for (Work work : works) {
            List<Bar> bars = bars(work, samples);
            if (!bars.isEmpty()) {
                y = group(body, work, bars, y);
            }
        }
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                                + " font-family=\"sans-serif\" font-size=\"11\" role=\"img\">\n"
                                + "<title>Seconds, shorter is better</title>\n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                        WIDTH,
                        y + 10,
                        WIDTH,
                        y + 10)
                + body + "</svg>\n";
    }

    private static List<Bar> bars(Work work, List<Sample> samples) {
        List<Bar> bars = new ArrayList<>();
        for (Clients client : work.clients()) {
            Map<Integer, Double> walls = Stats.values(samples, work.id(), client.id(), "wall");
            if (!walls.isEmpty()) {
                bars.add(new Bar(client, Stats.median(List.copyOf(walls.values()))));
            }
        }
        return bars;
    }

    private static int group(StringBuilder body, Work work, List<Bar> bars, int top) {
        double longest = bars.stream().mapToDouble(Bar::wall).max().orElseThrow();
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"10\" y=\"%d\" font-weight=\"bold\" font-size=\"13\" fill=\"#222222\">%s (s)</text>\n",
                top + 20,
                work.title()));
        int y = top + TITLE;
        for (Bar bar : bars) {
            double width = Math.max(1, (WIDTH - LEFT - RIGHT) * bar.wall() / longest);
            body.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222222\">%s</text>"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" fill=\"#222222\">%s</text>\n",
                    LEFT - 8,
                    y + BAR - 3,
                    bar.client().id(),
                    LEFT,
                    y,
                    width,
                    BAR,
                    color(bar.client()),
                    LEFT + width + 6,
                    y + BAR - 3,
                    String.format(Locale.ROOT, "%.3f", bar.wall())));
            y += BAR + GAP;
        }
        return y + 8;
    }

    private static String color(Clients client) {
        return client == Clients.LIMIT ? "#8a8f98" : client.own() ? "#1f6fb5" : "#b98a55";
    }
}

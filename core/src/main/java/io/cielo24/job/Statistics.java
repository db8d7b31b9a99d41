package io.cielo24.job;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of use.
 *
 * @param rows one per period
 * @param start of all periods, {@code null} if the service did not say
 * @param end of all periods, {@code null} if the service did not say
 * @param json the whole document
 */
public record Statistics(
        List<Row> rows,
        @Nullable ServiceTime start,
        @Nullable ServiceTime end,
        String json) {

    /** Copies the list. */
    public Statistics {
        rows = List.copyOf(rows);
    }

    /**
     * The figures of one period.
     *
     * @param values by what they count, in minutes for the documented metrics
     * @param start of the period, {@code null} if the service did not say
     * @param end of the period, {@code null} if the service did not say
     */
    public record Row(
            Map<StatisticsMetric, BigDecimal> values,
            @Nullable ServiceTime start,
            @Nullable ServiceTime end) {

        /** Copies the map. */
        public Row {
            values = Map.copyOf(values);
        }
    }

    /** The rows. */
    @Override
    public String toString() {
        return "Statistics" + rows;
    }
}

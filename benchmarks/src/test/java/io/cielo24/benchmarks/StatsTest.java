package io.cielo24.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsTest {

    private static List<Sample> rounds(String client, double... walls) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < walls.length; i++) {
            samples.add(new Sample("work", client, i + 1, Map.of("wall", walls[i])));
        }
        return samples;
    }

    private static Stats.Ratio ratio(List<Sample> own, List<Sample> rival, List<Sample> limit) {
        List<Sample> all = new ArrayList<>(own);
        all.addAll(rival);
        all.addAll(limit);
        return Stats.ratio(all, "work", "own", "rival", "wall").orElseThrow();
    }

    @Test
    void aRatioIsTheMedianOfTheRoundsRatios() {
        Stats.Ratio ratio = ratio(rounds("own", 2, 3, 8), rounds("rival", 4, 6, 20), List.of());
        assertThat(ratio.value()).hasValueCloseTo(0.5, within(1e-9));
    }

    @Test
    void aRatioOfTwoRoundsIsRefused() {
        Stats.Ratio ratio = ratio(rounds("own", 1, 1), rounds("rival", 1, 1), List.of());
        assertThat(ratio.value()).isEmpty();
        assertThat(ratio).hasToString("(2 rounds)");
    }

    @Test
    void aRatioWhoseRoundsLieFarApartIsRefused() {
        Stats.Ratio ratio = ratio(rounds("own", 1, 2, 4), rounds("rival", 2, 2, 2), List.of());
        assertThat(ratio.value()).isEmpty();
        assertThat(ratio).hasToString("(spread 150 %)");
    }

    @Test
    void aRoundInWhichTheMachineWasNotItselfDoesNotCount() {
        List<Sample> limit = rounds("limit", 1, 1.1, 5, 0.9);
        Stats.Ratio ratio = ratio(rounds("own", 1, 1, 100, 1), rounds("rival", 2, 2, 1, 2), limit);
        assertThat(ratio.rounds()).isEqualTo(3);
        assertThat(ratio.value()).hasValueCloseTo(0.5, within(1e-9));
    }

    @Test
    void whoNeverMetHasNoRatio() {
        assertThat(Stats.ratio(rounds("own", 1, 2, 3), "work", "own", "rival", "wall"))
                .isEmpty();
    }

    @Test
    void oneOutlierInFiveRoundsDoesNotMakeTheSpread() {
        assertThat(Stats.spread(List.of(1.0, 1.0, 1.0, 1.1, 9.0))).isCloseTo(0.1, within(1e-9));
        assertThat(Stats.spread(List.of(1.0, 1.0, 9.0))).isCloseTo(8, within(1e-9));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwo() {
        assertThat(Stats.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    }
}

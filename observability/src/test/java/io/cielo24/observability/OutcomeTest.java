package io.cielo24.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ActivityListener.End;
import io.cielo24.Cielo24Exception;
import io.cielo24.NetworkException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void everyExceptionOfTheFamilyHasAWordOfItsOwn() throws Exception {
        Field field = Outcome.class.getDeclaredField("FAILURES");
        field.setAccessible(true);
        Map<?, ?> words = (Map<?, ?>) field.get(null);
        assertThat(words.keySet().stream().map(Object.class::cast))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Cielo24Exception.class.getPermittedSubclasses()));
        assertThat(words.values().stream().map(Object.class::cast))
                .doesNotHaveDuplicates()
                .doesNotContain(Outcome.SUCCESS, Outcome.CANCELLED, Outcome.ERROR);
    }

    @Test
    void aCancellationIsNoFailureAndAnythingElseIsAnError() {
        assertThat(Outcome.of(new End(null, true, 0, 0, 0, 0))).isEqualTo("CANCELLED");
        assertThat(Outcome.of(new End(null, false, 200, 0, 0, 0))).isEqualTo("SUCCESS");
        assertThat(Outcome.of(new IllegalStateException())).isEqualTo("ERROR");
        assertThat(Outcome.of(new NetworkException("/x", true, "cut", null))).isEqualTo("NETWORK");
    }
}

package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.Timeouts;
import java.time.Duration;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "500ms,PT0.5S",
        "30s,PT30S",
        "5 m,PT5M",
        "2h,PT2H",
        "1d,PT24H",
        "PT1H30M,PT1H30M",
        "100d,P100D"
    })
    void readsTimesAsPeopleWriteThem(String text, Duration time) throws MojoExecutionException {
        assertThat(Amounts.time("waitFor", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 weeks", "-1s", "PT-1S", "101d", "1.5h", "99999999999d", "soon"})
    void aTimeThatCannotBeMeantFailsAndNamesTheParameter(String text) {
        assertThatThrownBy(() -> Amounts.time("waitFor", text))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cielo24.waitFor is '" + text + "'");
    }

    @Test
    void whatATimeIsForMayHaveLimitsOfItsOwn() throws MojoExecutionException {
        assertThat(Amounts.time("requestTimeout", "30s", Timeouts.defaults()::withAnswer)
                        .answer())
                .isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> Amounts.time("requestTimeout", "5ms", Timeouts.defaults()::withAnswer))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("cielo24.requestTimeout is '5ms': ")
                .hasMessageContaining("10 ms to 30 days");
    }

    @ParameterizedTest
    @CsvSource({"1024,1024", "1 kB,1000", "20GiB,21474836480", "500mb,500000000", "1B,1"})
    void readsSizesAsPeopleWriteThem(String text, long bytes) throws MojoExecutionException {
        assertThat(Amounts.size("maxTotalSize", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "20 GiBB", "999999999999GiB", "1.5GB"})
    void aSizeThatCannotBeMeantFailsAndNamesTheParameter(String text) {
        assertThatThrownBy(() -> Amounts.size("maxTotalSize", text))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cielo24.maxTotalSize is '" + text + "'");
    }

    @Test
    void showsSizesForPeople() {
        assertThat(Amounts.bytes(999)).isEqualTo("999 bytes");
        assertThat(Amounts.bytes(1_500)).isEqualTo("1.5 kB");
        assertThat(Amounts.bytes(10_737_418_239L)).isEqualTo("11 GB");
    }
}

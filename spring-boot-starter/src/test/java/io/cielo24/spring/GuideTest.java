package io.cielo24.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.captioning.CallbackAddress;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionOutcome;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.Results;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.transcript.CaptionFormat;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The blocks of the guide's page stand here too, and so compile. */
class GuideTest {

    @Service
    static class Captions {

        private final Captioning captioning;

        Captions(Captioning captioning) {
            this.captioning = captioning;
        }

        Mono<CaptionOutcome> of(Path video) {
            Results vtt = Results.builder()
                    .captions(CaptionFormat.WEB_VTT)
                    .into(video.resolveSibling("captions"))
                    .build();
            return captioning.caption(
                    CaptionOrder.builder(CaptionMedia.file(video), TranscriptionOrder.of(Fidelity.PREMIUM))
                            .results(vtt)
                            .build());
        }
    }

    @Test
    void anOrderCarriesTheAddress() {
        CallbackAddress callbackAddress =
                CallbackAddress.at(URI.create("https://example.com/hooks"), CallbackAddress.newSecret());
        TranscriptionOrder order = TranscriptionOrder.builder(Fidelity.PREMIUM)
                .callbackUrl(callbackAddress.url())
                .build();
        assertThat(order.parameters()).containsEntry("callback_url", callbackAddress.url());
    }

    @Test
    void everyBlockOfThePageStandsInThisFile() throws Exception {
        String here = squeezed(Files.readString(Path.of("src/test/java/io/cielo24/spring/GuideTest.java"))
                .replace("static class", "class"));
        List<String> blocks = Pattern.compile("(?ms)^```java\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("../docs/spring-boot.md")))
                .results()
                .map(block -> squeezed(block.group(1)))
                .toList();
        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(here).contains(block));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}

package io.cielo24.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.captioning.CallbackAddress;
import io.cielo24.captioning.CallbackHandler;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionOutcome;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.Results;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.transcript.CaptionFormat;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The guide's blocks that need Spring, word for word: what compares them is in the module of the guide's other blocks. */
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

    @Configuration(proxyBeanMethods = false)
    static class Callbacks {

        @Bean
        RouterFunction<ServerResponse> callbacks(CallbackAddress address, Captioning captioning) {
            CallbackHandler handler = CallbackHandler.of(address, captioning);
            return RouterFunctions.route(RequestPredicates.GET("/cielo24/**"), request -> {
                String query = request.uri().getRawQuery();
                return handler.handle(request.uri().getRawPath() + (query == null ? "" : "?" + query))
                        .flatMap(status -> ServerResponse.status(status).build());
            });
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
}

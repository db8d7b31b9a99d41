package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.CaptioningEvent.Found;
import io.cielo24.captioning.CaptioningEvent.Ordered;
import io.cielo24.captioning.CaptioningEvent.Origin;
import io.cielo24.captioning.CaptioningEvent.StatusChanged;
import io.cielo24.captioning.CaptioningEvent.Uploading;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The flow from beginning to end. */
class CaptioningTest extends FlowTestBase {

    @Test
    void tellsEveryStepInOrder() {
        service.processing = 60_000;
        Watch<CaptioningEvent> events =
                run(flow().captionAll(Flux.just(order("a").build())));

        assertThat(events.completed).as(described(events)).isTrue();
        assertThat(kinds(events.items))
                .containsExactly(Found.class, Uploading.class, Ordered.class, StatusChanged.class, Done.class);
        assertThat(events.items.get(0))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.origin()).isEqualTo(Origin.NEW));
        CaptionOutcome outcome = ((Done) events.last()).outcome();
        assertThat(outcome.result("vtt").orElseThrow().text())
                .isEqualTo("WEB_VTT of " + service.only().id + " 2026-01-02T00:00:00.000001");
        assertThat(outcome.version()).isEqualTo("2026-01-02T00:00:00.000001");
        assertThat(service.only().orders).hasValue(1);
        assertThat(service.only().externalId).isEqualTo(outcome.externalId()).matches("c24-[0-9a-f]{40}");
    }
}

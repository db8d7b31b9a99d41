package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.fault.FaultPlan;
import io.cielo24.simulator.internal.fault.FaultSpec;
import io.cielo24.simulator.internal.fault.Moment;
import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.Response;
import java.io.IOException;

/** Carries out the fault that was chosen for a call. */
final class Sabotage {

    /** Does what the call asks, and makes the answer. */
    @FunctionalInterface
    interface Work {
        Response answer(Exchange exchange) throws IOException;
    }

    void handle(Exchange exchange, FaultPlan.Named fault, Work work) throws IOException {
        exchange.remark(fault.name());
        FaultSpec spec = fault.spec();
        if (spec instanceof FaultSpec.Disconnect disconnect) {
            reach(disconnect.moment(), disconnect.bytes(), exchange, work);
            exchange.cut(disconnect.reset(), fault.name());
        } else if (spec instanceof FaultSpec.Silence silence) {
            reach(silence.moment(), silence.bytes(), exchange, work);
            if (exchange.isRead()) {
                exchange.abandon(fault.name());
            } else {
                exchange.hold();
            }
        } else if (spec instanceof FaultSpec.Pause pause) {
            pause(pause, exchange, work);
        } else if (spec instanceof FaultSpec.Answer answer) {
            reach(answer.moment(), 0, exchange, work);
            if (answer.thenReset()) {
                exchange.answerThenReset(response(answer));
            } else {
                exchange.answer(response(answer));
            }
        } else if (spec instanceof FaultSpec.HalfAnswer half) {
            exchange.answerPart(work.answer(exchange), half.reset());
        } else if (spec instanceof FaultSpec.Trickle trickle) {
            exchange.answerSlowly(work.answer(exchange), trickle.bytesPerSecond());
        } else if (spec instanceof FaultSpec.Garble) {
            Response whole = work.answer(exchange);
            if (whole.isShort()) {
                exchange.answer(whole.garbled());
            } else {
                exchange.answerPart(whole, false);
            }
        } else if (spec instanceof FaultSpec.ExpireToken || spec instanceof FaultSpec.Fate) {
            exchange.attach(spec);
            exchange.answer(work.answer(exchange));
        } else {
            // For callbacks only: nothing to do here.
            exchange.answer(work.answer(exchange));
        }
    }

    private static void reach(Moment moment, long bytes, Exchange exchange, Work work) throws IOException {
        switch (moment) {
            case BEFORE_READING -> {}
            case WHILE_READING -> exchange.drain(bytes);
            case AFTER_READING -> exchange.drain();
            case AFTER_EFFECT -> work.answer(exchange);
        }
    }

    private static void pause(FaultSpec.Pause pause, Exchange exchange, Work work) throws IOException {
        if (pause.moment() == Moment.AFTER_EFFECT) {
            Response response = work.answer(exchange);
            exchange.pause(pause.time());
            exchange.answer(response);
        } else {
            exchange.pause(pause.time());
            exchange.answer(work.answer(exchange));
        }
    }

    private static Response response(FaultSpec.Answer answer) {
        Response response = answer.contentType() == null
                ? Response.empty(answer.status())
                : Response.text(answer.status(), answer.contentType(), answer.body());
        Long seconds = answer.retryAfterSeconds();
        return seconds == null ? response : response.with("Retry-After", seconds.toString());
    }
}

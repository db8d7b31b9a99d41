package io.cielo24.tests.flow;

import io.cielo24.simulator.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** What goes wrong with a call, and what its caller is to be told. */
enum Trouble {
    CUT_BEFORE_READING(Told.UNKNOWN, false, Fault::cutBeforeReading),
    RESET_BEFORE_READING(Told.UNKNOWN, false, Fault::resetBeforeReading),
    CUT_WHILE_READING(Told.UNKNOWN, false, () -> Fault.cutWhileReading(1000)),
    RESET_WHILE_READING(Told.UNKNOWN, false, () -> Fault.resetWhileReading(1000)),
    CUT_AFTER_READING(Told.UNKNOWN, false, Fault::cutAfterReading),
    RESET_AFTER_READING(Told.UNKNOWN, false, Fault::resetAfterReading),
    CUT_AFTER_EFFECT(Told.UNKNOWN, true, Fault::cutAfterEffect),
    RESET_AFTER_EFFECT(Told.UNKNOWN, true, Fault::resetAfterEffect),
    HALF_ANSWER(Told.UNKNOWN, true, Fault::halfAnswer),
    HALF_ANSWER_THEN_RESET(Told.UNKNOWN, true, Fault::halfAnswerThenReset),
    BROKEN_ANSWER(Told.UNKNOWN, true, Fault::brokenAnswer),
    HTML_WITH_200(Told.UNKNOWN, false, () -> Fault.html(200)),
    HTML_AFTER_EFFECT(Told.UNKNOWN, true, Fault::htmlAfterEffect),
    HTML_WITH_502(Told.UNKNOWN, false, () -> Fault.html(502)),
    STATUS_500(Told.UNKNOWN, false, () -> Fault.status(500)),
    STATUS_502(Told.UNKNOWN, false, () -> Fault.status(502)),
    STATUS_503(Told.UNKNOWN, false, () -> Fault.status(503, Duration.ofSeconds(1))),
    STATUS_502_AFTER_EFFECT(Told.UNKNOWN, true, () -> Fault.statusAfterEffect(502)),
    SILENT(Told.UNKNOWN, false, Fault::silent),
    SILENT_AFTER_EFFECT(Told.UNKNOWN, true, Fault::silentAfterEffect),
    STALL(Told.UNKNOWN, false, Fault::stall),
    STATUS_429(Told.RESULT, true, () -> Fault.status(429, Duration.ofSeconds(1))),
    DELAY(Told.RESULT, true, () -> Fault.delay(Duration.ofMillis(5))),
    DELAYED_ANSWER(Told.RESULT, true, () -> Fault.delayAnswer(Duration.ofMillis(5))),
    SLOW_ANSWER(Told.RESULT, true, () -> Fault.trickle(20_000)),
    EXPIRED_TOKEN(Told.RESULT, true, Fault::expireToken),
    REFUSED(Told.REFUSAL, false, () -> Fault.refuse("INVALID_OPTION", "not like this")),
    REFUSED_WITH_200(Told.REFUSAL, false, () -> Fault.refuseWithStatus200("INVALID_OPTION", "not like this"));

    /** What the caller of a call that must not be repeated is to be told. */
    enum Told {
        RESULT,
        REFUSAL,
        UNKNOWN
    }

    /** What the caller is told. */
    final Told told;

    /** Whether the service has done it by then. */
    final boolean done;

    private final Supplier<Fault> fault;

    Trouble(Told told, boolean done, Supplier<Fault> fault) {
        this.told = told;
        this.done = done;
        this.fault = fault;
    }

    Fault fault() {
        return fault.get();
    }

    /** Whether it ends only by the client's patience. */
    boolean lasts() {
        return this == SILENT || this == SILENT_AFTER_EFFECT || this == STALL;
    }

    static List<Trouble> ending() {
        return Arrays.stream(values()).filter(trouble -> !trouble.lasts()).toList();
    }

    static List<Trouble> lasting() {
        return Arrays.stream(values()).filter(Trouble::lasts).toList();
    }
}

package io.cielo24.simulator;

import io.cielo24.simulator.internal.fault.FaultPlan;
import io.cielo24.simulator.internal.fault.FaultSpec;
import io.cielo24.simulator.internal.fault.Moment;
import io.cielo24.simulator.internal.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way for a call to go wrong, to be given to {@link Faults}. The names say what the simulator has done by then: what is
 * "before" or "after reading" has no effect; what is "after effect" has done everything but answer.
 *
 * <p>"Cut" closes the connection orderly, "reset" makes the client see a connection reset. Where a part of an upload has
 * arrived that nobody reads, TCP makes a reset of a cut too.
 *
 * <p>What cannot be is refused with an {@link IllegalArgumentException} that names the value and what is possible; no time
 * is longer than 36,500 days. Immutable.
 */
public final class Fault {

    private final FaultPlan.Named named;

    private Fault(String name, FaultSpec spec) {
        this.named = new FaultPlan.Named(name, spec);
    }

    FaultPlan.Named named() {
        return named;
    }

    /** {@return what the fault is called, such as {@code cutAfterEffect}} */
    public String name() {
        return named.name();
    }

    /**
     * The connection is closed once the head has been read; of the body nothing is read. No effect.
     *
     * @return the fault
     */
    public static Fault cutBeforeReading() {
        return new Fault("cutBeforeReading", new FaultSpec.Disconnect(Moment.BEFORE_READING, 0, false));
    }

    /**
     * The connection is reset once the head has been read; of the body nothing is read. No effect.
     *
     * @return the fault
     */
    public static Fault resetBeforeReading() {
        return new Fault("resetBeforeReading", new FaultSpec.Disconnect(Moment.BEFORE_READING, 0, true));
    }

    /**
     * The connection is closed when part of the body has been read. No effect.
     *
     * @param bytes how much is read; a shorter body is read whole
     * @return the fault
     */
    public static Fault cutWhileReading(long bytes) {
        return new Fault(
                "cutWhileReading",
                new FaultSpec.Disconnect(Moment.WHILE_READING, Limits.atLeast(0, bytes, "bytes"), false));
    }

    /**
     * The connection is reset when part of the body has been read. No effect.
     *
     * @param bytes how much is read; a shorter body is read whole
     * @return the fault
     */
    public static Fault resetWhileReading(long bytes) {
        return new Fault(
                "resetWhileReading",
                new FaultSpec.Disconnect(Moment.WHILE_READING, Limits.atLeast(0, bytes, "bytes"), true));
    }

    /**
     * The connection is closed when the whole request has been read. No effect.
     *
     * @return the fault
     */
    public static Fault cutAfterReading() {
        return new Fault("cutAfterReading", new FaultSpec.Disconnect(Moment.AFTER_READING, 0, false));
    }

    /**
     * The connection is reset when the whole request has been read. No effect.
     *
     * @return the fault
     */
    public static Fault resetAfterReading() {
        return new Fault("resetAfterReading", new FaultSpec.Disconnect(Moment.AFTER_READING, 0, true));
    }

    /**
     * Everything is done, and the connection is closed without an answer.
     *
     * @return the fault
     */
    public static Fault cutAfterEffect() {
        return new Fault("cutAfterEffect", new FaultSpec.Disconnect(Moment.AFTER_EFFECT, 0, false));
    }

    /**
     * Everything is done, and the connection is reset without an answer.
     *
     * @return the fault
     */
    public static Fault resetAfterEffect() {
        return new Fault("resetAfterEffect", new FaultSpec.Disconnect(Moment.AFTER_EFFECT, 0, true));
    }

    /**
     * Everything is done, and half of the answer's body is sent before the connection is closed; of an answer without a
     * body, half of its head.
     *
     * @return the fault
     */
    public static Fault halfAnswer() {
        return new Fault("halfAnswer", new FaultSpec.HalfAnswer(false));
    }

    /**
     * Everything is done, and half of the answer's body is sent before the connection is reset; of an answer without a
     * body, half of its head.
     *
     * @return the fault
     */
    public static Fault halfAnswerThenReset() {
        return new Fault("halfAnswerThenReset", new FaultSpec.HalfAnswer(true));
    }

    /**
     * Everything is done, and the answer comes slowly.
     *
     * @param bytesPerSecond how slowly, head included
     * @return the fault
     */
    public static Fault trickle(long bytesPerSecond) {
        return new Fault("trickle", new FaultSpec.Trickle(Limits.atLeast(1, bytesPerSecond, "bytesPerSecond")));
    }

    /**
     * The head is read and nothing more: an upload stalls. No effect; open until the simulator closes or drops the
     * connection, since who does not read does not see a client go. A request without a body is as with {@link
     * #silent()}.
     *
     * @return the fault
     */
    public static Fault stall() {
        return new Fault("stall", new FaultSpec.Silence(Moment.BEFORE_READING, 0));
    }

    /**
     * Part of the body is read and nothing more: an upload stalls on its way. No effect; open as with {@link #stall()}.
     *
     * @param bytes how much is read; a shorter body is read whole
     * @return the fault
     */
    public static Fault stallWhileReading(long bytes) {
        return new Fault(
                "stallWhileReading", new FaultSpec.Silence(Moment.WHILE_READING, Limits.atLeast(0, bytes, "bytes")));
    }

    /**
     * The request is read and never answered. No effect; open until the client closes.
     *
     * @return the fault
     */
    public static Fault silent() {
        return new Fault("silent", new FaultSpec.Silence(Moment.AFTER_READING, 0));
    }

    /**
     * Everything is done and nothing is ever answered; open until the client closes.
     *
     * @return the fault
     */
    public static Fault silentAfterEffect() {
        return new Fault("silentAfterEffect", new FaultSpec.Silence(Moment.AFTER_EFFECT, 0));
    }

    /**
     * The request is looked at only after a while; then everything goes its way.
     *
     * @param time real time, whatever the simulator's clock
     * @return the fault
     */
    public static Fault delay(Duration time) {
        return new Fault("delay", new FaultSpec.Pause(Moment.BEFORE_READING, Limits.duration(time, "time")));
    }

    /**
     * Everything is done at once, and answered only after a while.
     *
     * @param time real time, whatever the simulator's clock
     * @return the fault
     */
    public static Fault delayAnswer(Duration time) {
        return new Fault("delayAnswer", new FaultSpec.Pause(Moment.AFTER_EFFECT, Limits.duration(time, "time")));
    }

    /**
     * A status without a body, as a gateway in front of the service would send it. No effect.
     *
     * @param status such as 500, 502, 503 or 429
     * @return the fault
     */
    public static Fault status(int status) {
        return new Fault("status " + status, answer(Moment.AFTER_READING, status, null, "", null, false));
    }

    /**
     * A status without a body, with a Retry-After. No effect.
     *
     * @param status such as 503 or 429
     * @param retryAfter in whole seconds
     * @return the fault
     */
    public static Fault status(int status, Duration retryAfter) {
        return new Fault(
                "status " + status + " with Retry-After",
                answer(
                        Moment.AFTER_READING,
                        status,
                        null,
                        "",
                        Limits.duration(retryAfter, "retryAfter").toSeconds(),
                        false));
    }

    /**
     * A status without a body although everything was done: a gateway gave up waiting for the service.
     *
     * @param status such as 502 or 504
     * @return the fault
     */
    public static Fault statusAfterEffect(int status) {
        return new Fault(
                "status " + status + " after effect", answer(Moment.AFTER_EFFECT, status, null, "", null, false));
    }

    /**
     * A page of HTML instead of the answer. No effect.
     *
     * @param status its status, also 200
     * @return the fault
     */
    public static Fault html(int status) {
        return new Fault(
                "html " + status, answer(Moment.AFTER_READING, status, "text/html", page(status), null, false));
    }

    /**
     * Everything is done, and the answer, a page of HTML with status 200, is not the one that was promised.
     *
     * @return the fault
     */
    public static Fault htmlAfterEffect() {
        return new Fault(
                "html 200 after effect", answer(Moment.AFTER_EFFECT, 200, "text/html", page(200), null, false));
    }

    /**
     * Everything is done, and the answer ends in the middle although its Content-Length fits: broken JSON. An answer
     * that is empty, a media, in chunks, or of 1 MiB and more is cut as with {@link #halfAnswer()} instead.
     *
     * @return the fault
     */
    public static Fault brokenAnswer() {
        return new Fault("brokenAnswer", new FaultSpec.Garble());
    }

    /**
     * The service says no. No effect.
     *
     * @param errorType such as {@code INVALID_QUERY}
     * @param comment the text beside it
     * @return the fault
     */
    public static Fault refuse(String errorType, String comment) {
        return new Fault(
                "refuse " + errorType,
                answer(Moment.AFTER_READING, 400, "application/json", error(errorType, comment), null, false));
    }

    /**
     * The service says no although the status is 200. No effect.
     *
     * @param errorType such as {@code ITEM_NOT_FOUND}
     * @param comment the text beside it
     * @return the fault
     */
    public static Fault refuseWithStatus200(String errorType, String comment) {
        return new Fault(
                "refuse " + errorType + " with status 200",
                answer(Moment.AFTER_READING, 200, "application/json", error(errorType, comment), null, false));
    }

    /**
     * The service says no before it has read the body, and resets the connection. No effect.
     *
     * @param errorType such as {@code INVALID_QUERY}
     * @param comment the text beside it
     * @return the fault
     */
    public static Fault refuseEarlyThenReset(String errorType, String comment) {
        return new Fault(
                "refuse " + errorType + " early, then reset",
                answer(Moment.BEFORE_READING, 400, "application/json", error(errorType, comment), null, true));
    }

    /**
     * The call's session expires the moment before the call is looked at: BAD_API_TOKEN. No effect.
     *
     * @return the fault
     */
    public static Fault expireToken() {
        return new Fault("expireToken", new FaultSpec.ExpireToken());
    }

    /**
     * For {@code job/perform_transcription}: the job ends in Media Failure, after the usual time.
     *
     * @return the fault
     */
    public static Fault mediaFailure() {
        return new Fault(
                "mediaFailure",
                new FaultSpec.Fate(false, List.of(SimulatedStatus.IN_PROCESS), SimulatedStatus.MEDIA_FAILURE, null));
    }

    /**
     * For {@code job/perform_transcription}: the job waits in Authorizing until it is authorized.
     *
     * @return the fault
     */
    public static Fault waitForAuthorization() {
        return new Fault(
                "waitForAuthorization",
                new FaultSpec.Fate(true, List.of(SimulatedStatus.IN_PROCESS), SimulatedStatus.COMPLETE, null));
    }

    /**
     * For {@code job/perform_transcription}: the job takes another time.
     *
     * @param processingTime instead of {@link SimulatorOptions.Builder#processingTime}
     * @return the fault
     */
    public static Fault slowJob(Duration processingTime) {
        return new Fault(
                "slowJob",
                new FaultSpec.Fate(
                        false,
                        List.of(SimulatedStatus.IN_PROCESS),
                        SimulatedStatus.COMPLETE,
                        Limits.duration(processingTime, "processingTime")));
    }

    /**
     * For {@code job/perform_transcription}: the job passes through states, each for the same time, and is Complete
     * then.
     *
     * @param processingTime all in all
     * @param states such as Pending, In Process, Reviewing; at least one
     * @return the fault
     */
    public static Fault passThrough(Duration processingTime, SimulatedStatus... states) {
        Limits.atLeast(1, states.length, "the number of states");
        return new Fault(
                "passThrough",
                new FaultSpec.Fate(
                        false,
                        List.of(states),
                        SimulatedStatus.COMPLETE,
                        Limits.duration(processingTime, "processingTime")));
    }

    /**
     * For callbacks: it is never sent.
     *
     * @return the fault
     */
    public static Fault lost() {
        return new Fault("lost", new FaultSpec.Copies(0));
    }

    /**
     * For callbacks: it is sent several times, one right after the other, although it is answered with 200.
     *
     * @param copies how many times in all
     * @return the fault
     */
    public static Fault duplicated(int copies) {
        return new Fault("duplicated", new FaultSpec.Copies((int) Limits.atLeast(1, copies, "copies")));
    }

    @Override
    public String toString() {
        return name();
    }

    private static FaultSpec answer(
            Moment moment,
            int status,
            @Nullable String contentType,
            String body,
            @Nullable Long retryAfter,
            boolean thenReset) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; 200 to 599 are possible");
        }
        return new FaultSpec.Answer(moment, status, contentType, body, retryAfter, thenReset);
    }

    private static String error(String errorType, String comment) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ErrorType", errorType);
        object.put("ErrorComment", comment);
        return Json.write(object);
    }

    private static String page(int status) {
        return "<!DOCTYPE html>\n<html><head><title>" + status + "</title></head>"
                + "<body><h1>Something that is not the service</h1></body></html>\n";
    }
}

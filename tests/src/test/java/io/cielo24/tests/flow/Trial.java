package io.cielo24.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.tests.flow.Trouble.Told;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** One call that goes wrong in one way: makes it, and judges what its caller was told by what the service has done. */
final class Trial {

    private final Deed deed;
    private final Trouble trouble;
    private final Cielo24Simulator simulator;
    private final int before;

    Trial(Deed deed, Trouble trouble, Cielo24Simulator simulator) {
        this.deed = deed;
        this.trouble = trouble;
        this.simulator = simulator;
        simulator.clearRequests();
        before = simulator.effects().count(deed.effect);
        simulator.faults().on(deed.operation).nth(1).inject(trouble.fault());
    }

    /** The call; empty if it gave its result. */
    Mono<Optional<Throwable>> act(Cielo24Client client, String subject) {
        return deed.act(client, subject)
                .then(Mono.just(Optional.<Throwable>empty()))
                .onErrorResume(error -> Mono.just(Optional.of(error)));
    }

    /** Judges. */
    void told(Optional<Throwable> error) {
        int done = simulator.effects().count(deed.effect) - before;
        int requests = simulator.requests(deed.operation).size();
        Told told = error.map(Trial::kind).orElse(Told.RESULT);
        String said = deed + " " + trouble + " -> " + told + " ("
                + error.map(Throwable::toString).orElse("") + "), done " + done + " times by " + requests + " requests";
        if (told == Told.RESULT) {
            assertThat(done).as(said).isPositive();
        }
        if (trouble.told == Told.REFUSAL) { // the service's own words, also where an upload comes before them
            assertThat(error).as(said).get().isInstanceOf(ApiException.class);
        }
        if (deed.unique) {
            unique(told, done, requests, said);
        } else {
            assertThat(told).as(said).isEqualTo(trouble.told == Told.REFUSAL ? Told.REFUSAL : Told.RESULT);
        }
        error.filter(OutcomeUnknownException.class::isInstance)
                .map(OutcomeUnknownException.class::cast)
                .ifPresent(unknown -> assertThat(unknown.lookUp()).as(said).isNotBlank());
    }

    private void unique(Told told, int done, int requests, String said) {
        assertThat(done).as(said).isLessThanOrEqualTo(1);
        switch (told) {
            case RESULT -> // half an answer may be enough where nothing was to be read
                assertThat(trouble.told == Told.RESULT || trouble.done).as(said).isTrue();
            case UNKNOWN -> {
                assertThat(trouble.told).as(said).isEqualTo(Told.UNKNOWN);
                assertThat(requests).as(said).isEqualTo(1);
                assertThat(done).as(said).isEqualTo(trouble.done ? 1 : 0);
            }
            case REFUSAL -> {
                // Known not to have happened.
                assertThat(done).as(said).isZero();
                assertThat(requests).as(said).isEqualTo(1);
            }
        }
    }

    private static Told kind(Throwable error) {
        if (error instanceof OutcomeUnknownException) {
            return Told.UNKNOWN;
        }
        boolean turnedAway =
                error instanceof UnexpectedAnswerException answer && answer.status() >= 400 && answer.status() < 500;
        if (error instanceof ApiException || error instanceof NetworkException || turnedAway) {
            return Told.REFUSAL;
        }
        throw new AssertionError("not an answer to live with", error);
    }
}

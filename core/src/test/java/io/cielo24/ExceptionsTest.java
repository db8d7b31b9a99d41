package io.cielo24;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.OrderStoppedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What exceptions say, here and where they were sent to. */
class ExceptionsTest {

    private static OrderStoppedException stopped(Reason reason) {
        return new OrderStoppedException(reason, "c24-1", List.of("a", "b"), "look", "Go on", null);
    }

    /** Test runners and frameworks for many machines send exceptions from one process to another. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sent(T exception) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void aRefusalKeepsItsTypeInAnotherProcess() throws Exception {
        ApiException refusal =
                sent(new ApiException("/job/new", 429, ErrorType.INVALID_QUERY, "too many", Duration.ofSeconds(3)));
        assertThat(refusal.type()).isEqualTo(ErrorType.INVALID_QUERY);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(refusal).hasMessage("/job/new was refused: INVALID_QUERY (too many), HTTP 429");
    }

    @Test
    void aStoppedOrderKeepsItsJobsInAnotherProcess() throws Exception {
        OrderStoppedException stop = sent(stopped(Reason.SEVERAL_JOBS));
        assertThat(stop.reason()).isEqualTo(Reason.SEVERAL_JOBS);
        assertThat(stop.jobIds()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void aStoppedOrderSpeaksOfTheBillOnlyWhereThatIsTheDanger(Reason reason) {
        String expected = switch (reason) {
            case SEVERAL_JOBS, ORDER_UNCLEAR, NOT_FAILED -> " was stopped, as going on might bill twice: ";
            case KEY_IN_USE -> " was stopped, as going on might touch the wrong job: ";
            case NO_JOB -> " was stopped: ";
        };
        assertThat(stopped(reason)).hasMessage("the order with external id c24-1" + expected + "look. Go on");
    }
}

package io.cielo24.internal.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One after the other, whatever becomes of the one before. */
class MailboxTest {

    private final Mailbox mailbox = new Mailbox();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsBroughtMeanwhileIsDoneAfterwards() {
        mailbox.serially(() -> {
            mailbox.serially(() -> done.add("second"));
            done.add("first");
        });
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void anErrorOfOneDoesNotStopTheOthers() {
        for (Throwable thrown : List.of(new IllegalStateException("as the test wants it"), new LinkageError("too"))) {
            mailbox.serially(() -> {
                mailbox.serially(() -> done.add("queued"));
                MailboxTest.<RuntimeException>rethrow(thrown);
            });
            mailbox.serially(() -> done.add("later"));
        }
        assertThat(done).containsExactly("queued", "later", "queued", "later");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }
}

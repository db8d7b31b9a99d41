package io.cielo24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.job.NewJob;
import io.cielo24.media.MediaSource;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

class Cielo24ClientTest {

    private static final class Counting implements HttpTransport {

        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger exchanges = new AtomicInteger();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public <T> Flux<T> exchange(
                TransportRequest request,
                Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
            exchanges.incrementAndGet();
            return Flux.never();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private final Counting transport = new Counting();

    private Cielo24Client.Builder builder() {
        return Cielo24Client.builder().credentials(Credentials.token("t")).transport(transport);
    }

    @Test
    void aTransportThatWasGivenIsNotClosed() {
        builder().build().close();
        assertThat(transport.closed).hasValue(0);
    }

    @Test
    void nothingHappensBeforeSubscription() {
        Cielo24Client client = builder().build();
        client.account().login();
        client.jobs().info("0123456789abcdef0123456789abcdef");
        assertThat(transport.exchanges).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.cielo24.com/api",
                "ftp://x/api",
                "/api",
                "https://u:p@h/api",
                "https://h/api?x=1",
                "https://h/api#x",
                "http://localhost.evil.example/api",
                "http://127.0.0.1.evil.example/"
            })
    void anEndpointThatWouldLeakCredentialsIsRefused(String endpoint) {
        assertThatThrownBy(() -> Cielo24Client.builder().endpoint(URI.create(endpoint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("u:p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/api",
                "http://127.0.0.1/api",
                "http://[::1]:1/api",
                "https://sandbox.cielo24.com/api/"
            })
    void loopbackMayBePlainAndASlashAtTheEndIsFine(String endpoint) {
        assertThat(builder().endpoint(URI.create(endpoint)).build().toString()).endsWith("/api, counting]");
    }

    @Test
    void credentialsAreRequiredAndChecked() {
        assertThatThrownBy(() -> Cielo24Client.builder().transport(transport).build())
                .hasMessageContaining("no credentials");
        assertThatThrownBy(() -> Credentials.apiKey(" ", "k")).hasMessageContaining("user is blank");
        assertThatThrownBy(() -> Credentials.apiKey("u", "s3cret\n"))
                .hasMessageContaining("control character")
                .hasMessageNotContaining("s3cret");
        // However they are made.
        assertThatThrownBy(() -> new Credentials.ApiKey("u", "s3cret\n"))
                .hasMessageContaining("control character")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> new Credentials.Password(" ", "p")).hasMessageContaining("user is blank");
        assertThatThrownBy(() -> new Credentials.Token("")).hasMessageContaining("token is blank");
    }

    @Test
    void aUserAgentThatIsNoHeaderIsRefusedWithTheValue() {
        assertThatThrownBy(() -> builder().userAgent("läcture\r\nEvil: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'l?cture??Evil: 1'");
    }

    @Test
    void timeoutsHaveLimits() {
        assertThatThrownBy(() -> Timeouts.defaults().withAnswer(Duration.ZERO))
                .hasMessageContaining("answer")
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> Timeouts.defaults().withUploadStall(Duration.ofDays(31)))
                .hasMessageContaining("uploadStall");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "0123456789abcdef0123456789abcdeg",
                "0123456789abcdef-0123456789abcdef",
                "../../etc/passwd"
            })
    void aMalformedJobIdIsRefusedAtOnceWithTheValue(String jobId) {
        assertThatThrownBy(() -> builder().build().jobs().info(jobId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 hex digits")
                .hasMessageContaining(jobId);
    }

    @Test
    void aMediaOfUnknownLengthIsNotASourceOfKnownLength() {
        for (long length : new long[] {0, -1, MediaSource.MAXIMUM_LENGTH + 1}) {
            assertThatThrownBy(() -> new MediaSource.OfPublisher(Flux.never(), length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("said to be " + length);
        }
    }

    @Test
    void otherArgumentsAreRefusedAtOnceToo() {
        Cielo24Client client = builder().build();
        String job = "0123456789abcdef0123456789abcdef";
        assertThatThrownBy(() -> NewJob.named(" ")).hasMessageContaining("job_name is blank");
        assertThatThrownBy(() -> client.media().addMedia(job, URI.create("file:///etc/passwd")))
                .hasMessageContaining("http or https");
        assertThatThrownBy(() -> client.media().addMedia(job, URI.create("relative.mp4")))
                .hasMessageContaining("http or https");
    }
}

package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private record Provider(String name, int priority) implements HttpTransportProvider {

        @Override
        public HttpTransport create(TransportConfig config) {
            throw new AssertionError("not to be made here");
        }
    }

    private static Discovery of(HttpTransportProvider... providers) {
        return new Discovery(Arrays.asList(providers));
    }

    @Test
    void theHighestPriorityWins() {
        assertThat(of(new Provider("low", 1), new Provider("high", 9)).best().name())
                .isEqualTo("high");
    }

    @Test
    void aNameWinsOverPriority() {
        assertThat(of(new Provider("low", 1), new Provider("high", 9))
                        .byName("low")
                        .name())
                .isEqualTo("low");
    }

    @Test
    void noneIsAnErrorThatSaysWhatToAdd() {
        assertThatThrownBy(() -> of().best())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "no transport", "Found: none", "cielo24-transport-jdk", "cielo24-transport-netty");
    }

    @Test
    void aTieIsAnErrorThatListsEveryCandidateWithClassAndOrigin() {
        assertThatThrownBy(() -> of(new Provider("a", 5), new Provider("b", 5), new Provider("c", 1))
                        .best())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "a (priority 5",
                        "b (priority 5",
                        "c (priority 1",
                        Provider.class.getName(),
                        "test-classes",
                        "cielo24.transport",
                        "CIELO24_TRANSPORT");
    }

    @Test
    void anUnknownNameIsAnErrorThatListsWhatIsThere() {
        assertThatThrownBy(() -> of(new Provider("a", 5)).byName("netty"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("no transport named 'netty'", "a (priority 5");
    }

    @Test
    void twoOfOneNameAreAnError() {
        assertThatThrownBy(() -> of(new Provider("a", 5), new Provider("a", 6)).byName("a"))
                .hasMessageContaining("several transports named 'a'");
    }

    @Test
    void aBrokenProviderBesideAGoodOneIsPassedOverAndNamedWhenNoneIsLeft() {
        ServiceConfigurationError broken = new ServiceConfigurationError(
                "provider x.Y could not be instantiated", new NoClassDefFoundError("z/Gone"));
        assertThat(new Discovery(() -> failingThen(
                                broken,
                                List.<HttpTransportProvider>of(new Provider("good", 1))
                                        .iterator()))
                        .best()
                        .name())
                .isEqualTo("good");
        assertThatThrownBy(() -> new Discovery(() -> failingThen(
                                broken, List.<HttpTransportProvider>of().iterator()))
                        .best())
                .hasMessageContainingAll("Failed to load", "x.Y", "z/Gone");
    }

    private static Iterator<HttpTransportProvider> failingThen(Error error, Iterator<HttpTransportProvider> rest) {
        return new Iterator<>() {
            private boolean failed;

            @Override
            public boolean hasNext() {
                return !failed || rest.hasNext();
            }

            @Override
            public HttpTransportProvider next() {
                if (!failed) {
                    failed = true;
                    throw error;
                }
                return rest.next();
            }
        };
    }

    @Test
    void aClientWithoutATransportSaysSo() {
        assertThatThrownBy(() -> Cielo24Client.builder()
                        .credentials(Credentials.token("t"))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no transport");
    }

    @Test
    void lookingFromAWorkerOfTheCommonPoolSeesTheSame() throws Exception {
        Callable<String> look = () -> {
            try {
                return Discovery.look().best().name();
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        };
        assertThat(ForkJoinPool.commonPool().submit(look).get()).isEqualTo(look.call());
    }
}

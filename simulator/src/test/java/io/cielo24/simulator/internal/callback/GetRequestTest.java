package io.cielo24.simulator.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class GetRequestTest {

    @Test
    void oneThatBeginsWhileTheSimulatorClosesDoesNotWaitForAnAnswer() throws Exception {
        Set<Socket> open = ConcurrentHashMap.newKeySet();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> GetRequest.send(url, open))
                        .isInstanceOf(InterruptedIOException.class)
                        .hasMessageContaining("closing");
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        assertThat(open).isEmpty();
    }
}

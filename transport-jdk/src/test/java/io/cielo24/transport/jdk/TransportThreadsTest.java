package io.cielo24.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TransportThreadsTest {

    private static final int ROUNDS = 2000;
    private static final int SIGNALS = 20;

    /** BlockHound ends a task whose thread has to wait, so that its signal is lost. */
    @Test
    void whatIsSignalledWhileTheThreadsAreShutDownArrives() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            TransportThreads threads = new TransportThreads();
            CountDownLatch arrived = new CountDownLatch(SIGNALS);
            for (int i = 0; i < SIGNALS; i++) {
                threads.signalInTurn(arrived::countDown);
            }
            threads.shutdown();
            assertTrue(arrived.await(10, TimeUnit.SECONDS), arrived.getCount() + " signals are lost in round " + round);
        }
    }
}

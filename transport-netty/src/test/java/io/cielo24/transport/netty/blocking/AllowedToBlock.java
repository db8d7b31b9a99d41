package io.cielo24.transport.netty.blocking;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Event loops must not block, with two exceptions: the kit's own subscriber yields to provoke overlapping signals, and
 * starting a thread for a name look-up takes the executor's lock for an instant.
 */
public final class AllowedToBlock implements BlockHoundIntegration {

    /** For BlockHound. */
    public AllowedToBlock() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("io.cielo24.transport.tck.Probe", "onNext");
        builder.allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "addWorker");
    }
}

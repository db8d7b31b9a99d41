package io.cielo24.transport.tck;

import io.cielo24.transport.HttpTransport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

/** One run through the rules on one wire. The transport is shared by all of them; it is how it will be used. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith({RuleChoice.class, RuleReport.class})
abstract class RuleRun implements Rules {

    private final HttpTransportTck suite;
    private final Wire wire;
    private @Nullable HttpTransport shared;
    private @Nullable Bench bench;

    RuleRun(HttpTransportTck suite, Wire wire) {
        this.suite = suite;
        this.wire = wire;
    }

    @BeforeAll
    final void createTransport() {
        shared = suite.create(Bench.config(wire).build());
    }

    @BeforeEach
    final void openBench() {
        if (shared == null) {
            throw new IllegalStateException("create(TransportConfig) returned null");
        }
        bench = new Bench(suite, wire, shared);
    }

    @Override
    public final Bench bench() {
        if (bench == null) {
            throw new IllegalStateException("a rule runs within its suite only");
        }
        return bench;
    }

    @AfterEach
    final void closeBench() {
        bench().close();
    }

    @AfterAll
    final void closeTransport() {
        if (shared != null) {
            List<String> failed = Bench.closed(shared::close);
            if (!failed.isEmpty()) {
                throw new AssertionFailedError("the transport that the rules shared cannot be closed: " + failed);
            }
        }
    }
}

package io.cielo24.transport.tck;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The rules that every {@link HttpTransport} has to follow, as tests. Subclass it, make your transport in {@link
 * #create}, and run the subclass: every {@code required_...} rule must pass. An {@code optional_...} rule that is not
 * met is reported as aborted, with the reason.
 *
 * <p>The rules stand in the interfaces that the nested classes implement, one interface for each topic; each rule's
 * javadoc says what it proves and what usually breaks it. They run twice, over plain HTTP and over TLS, against servers
 * on loopback.
 *
 * <p>The hooks below state what the HTTP library under a transport cannot be made to do. Override one only where that
 * is so: what it switches off is reported as aborted too.
 *
 * <p>System properties: {@code cielo24.tck.rule} names the only rules to run, separated by commas, with {@code *} for
 * anything (all); {@code cielo24.tck.patience} is the longest wait, in milliseconds, for something that has to happen
 * (5000); {@code cielo24.tck.soak} is the number of exchanges in each endurance rule (50).
 */
public abstract class HttpTransportTck {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** For subclasses; JUnit makes the instances. */
    protected HttpTransportTck() {}

    /**
     * Makes the transport under test.
     *
     * @param config to be honoured in every part
     * @return a new transport, closed by the suite
     * @throws UnsupportedOperationException if the transport has to refuse the configuration
     */
    protected abstract HttpTransport create(TransportConfig config);

    /**
     * Whether the HTTP library repeats a bodyless GET or HEAD by itself when a connection dies, and cannot be kept from
     * it. Nothing else may ever be repeated.
     *
     * @return {@code false} unless overridden
     */
    protected boolean repeatsBodylessGet() {
        return false;
    }

    /**
     * Whether the head of a response is handed over while the body of the request still waits to be sent.
     *
     * @return {@code true} unless overridden
     */
    protected boolean surfacesEarlyAnswerBeforeBodyIsSent() {
        return true;
    }

    /**
     * Whether the trailers behind a chunked body are read even if the answer does not announce them, so that the
     * connection can be used again.
     *
     * @return {@code true} unless overridden
     */
    protected boolean readsTrailers() {
        return true;
    }

    /**
     * Whether the transport's threads end with {@link HttpTransport#close()}.
     *
     * @return {@code true} unless overridden
     */
    protected boolean threadsEndOnClose() {
        return true;
    }

    /**
     * Whether the number of the process's open descriptors can be read, see {@link #openDescriptors()}.
     *
     * @return {@code true} where {@code /proc/self/fd} exists, unless overridden
     */
    protected boolean canVerifyDescriptors() {
        return Files.isDirectory(DESCRIPTORS);
    }

    /**
     * How many descriptors the process has open.
     *
     * @return the number of entries of {@code /proc/self/fd}, unless overridden
     */
    protected long openDescriptors() {
        String[] names = DESCRIPTORS.toFile().list();
        if (names == null) {
            throw new IllegalStateException(DESCRIPTORS + " cannot be read; override canVerifyDescriptors()");
        }
        return names.length;
    }

    /**
     * How much direct memory is in use. Override it if the HTTP library allocates memory which the JVM does not count.
     *
     * @return bytes, by the JVM's {@code direct} buffer pool unless overridden
     */
    protected long directMemoryInUse() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** All rules but those of TLS itself. */
    @Nested
    @DisplayName("over plain HTTP")
    class OverPlainHttp extends RuleRun implements AllRules {
        OverPlainHttp() {
            super(HttpTransportTck.this, Wire.PLAIN);
        }
    }

    /** All rules, with TLS below. */
    @Nested
    @DisplayName("over TLS")
    class OverTls extends RuleRun implements AllRules, TlsRules {
        OverTls() {
            super(HttpTransportTck.this, Wire.TLS);
        }
    }

    /** The topics that do not depend on what is below HTTP. */
    private interface AllRules
            extends ExchangeRules,
                    HeadRules,
                    UploadRules,
                    EarlyAnswerRules,
                    ResponseRules,
                    FramingRules,
                    BrokenResponseRules,
                    DownloadRules,
                    PatienceRules,
                    CancelRules,
                    FailureRules,
                    HandlerRules,
                    MisuseRules,
                    LifecycleRules,
                    EnduranceRules,
                    ProxyRules {}
}

package io.cielo24.transport.jdk;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** A switch of the JVM that makes its client repeat requests of every method. */
final class RetryProperty {

    static final String NAME = "jdk.httpclient.enableAllMethodRetry";

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private RetryProperty() {}

    /** Once per JVM: the client reads it once, too. */
    static void warnIfSet(Logger log) {
        if (System.getProperty(NAME) != null && WARNED.compareAndSet(false, true)) {
            log.warn(
                    "The system property {} is set: this JVM's HTTP client tries to repeat every request whose connection"
                            + " dies, POST included. This transport refuses the repeats; other users of the client in this"
                            + " JVM are exposed to them.",
                    NAME);
        }
    }
}

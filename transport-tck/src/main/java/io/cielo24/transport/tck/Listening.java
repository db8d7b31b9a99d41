package io.cielo24.transport.tck;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Hooks;

/**
 * Hears everything that is said in this JVM: standard streams (where most loggers write), {@code java.util.logging},
 * errors that reactor drops, exceptions that nobody catches.
 */
final class Listening implements AutoCloseable {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Thread.@Nullable UncaughtExceptionHandler uncaught = Thread.getDefaultUncaughtExceptionHandler();
    private final Logger root = Logger.getLogger("");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            hear("java.util.logging: " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Listening() {}

    static Listening start() {
        Listening listening = new Listening();
        System.setOut(listening.copying("System.out: ", listening.out));
        System.setErr(listening.copying("System.err: ", listening.err));
        listening.root.addHandler(listening.handler);
        Hooks.onErrorDropped(e -> listening.hear("an error dropped by reactor: " + e));
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> listening.hear("an exception that nobody catches, on " + thread.getName() + ": " + e));
        return listening;
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(handler);
        Hooks.resetOnErrorDropped();
        Thread.setDefaultUncaughtExceptionHandler(uncaught);
    }

    private void hear(String what) {
        heard.add(what);
        Await.changed();
    }

    /** A stream that listens in on another; what is written in pieces is heard line by line. */
    private PrintStream copying(String name, PrintStream target) {
        return new PrintStream(
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(byte[] bytes, int from, int length) {
                        super.write(bytes, from, length);
                        target.write(bytes, from, length);
                        String text = toString(StandardCharsets.UTF_8);
                        if (text.endsWith("\n")) {
                            hear(name + text.strip());
                            reset();
                        }
                    }

                    @Override
                    public synchronized void write(int b) {
                        write(new byte[] {(byte) b}, 0, 1);
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }
}

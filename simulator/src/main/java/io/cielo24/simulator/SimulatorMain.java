package io.cielo24.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator from the command line until the process is stopped: {@code java -jar cielo24-simulator.jar}. */
public final class SimulatorMain {

    private static final String HELP = """
            The cielo24 service on your own machine.

            java -jar cielo24-simulator.jar [options]

              --port PORT              port for HTTP on 127.0.0.1; 0 lets the system choose (default 0)
              --secure-port PORT       port for HTTPS on 127.0.0.1; 0 lets the system choose (default 0)
              --processing-time TIME   from order to Complete, such as 500ms, 2s, 5m, 1h (default 200ms)
              --token-lifetime TIME    how long a session lasts without use (default 1h)
              --requires-authorization new orders wait until they are authorized
              --sandbox                behave like the sandbox
              --media-directory DIR    where uploads are stored while it runs (default a temporary directory)
              --no-media               read and count uploads, but do not store them
              --read-rate BYTES        bytes a second read of an upload (default unlimited)
              --write-rate BYTES       bytes a second sent of a download (default unlimited)
              --help                   show this
            """;

    private SimulatorMain() {}

    /**
     * Runs a simulator.
     *
     * @param arguments the options, see {@code --help}
     * @throws InterruptedException if the thread is interrupted while the simulator runs
     */
    public static void main(String[] arguments) throws InterruptedException {
        int status = run(List.of(arguments), System.out, System.err, new CountDownLatch(1));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs until the latch opens; the process' exit status. */
    static int run(List<String> arguments, PrintStream out, PrintStream err, CountDownLatch end)
            throws InterruptedException {
        SimulatorOptions options;
        try {
            if (arguments.contains("--help")) {
                out.print(HELP);
                return 0;
            }
            options = parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " (--help shows the options)");
            return 2;
        }
        Cielo24Simulator simulator;
        try {
            simulator = Cielo24Simulator.start(options);
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
        Thread closing = new Thread(simulator::close, "cielo24-simulator-shutdown");
        Runtime.getRuntime().addShutdownHook(closing);
        out.println("endpoint         " + simulator.endpoint());
        out.println("secure endpoint  " + simulator.secureEndpoint());
        out.println("user             " + simulator.user());
        out.println("password         " + simulator.password());
        out.println("API key          " + simulator.apiKey());
        out.flush();
        end.await();
        Runtime.getRuntime().removeShutdownHook(closing);
        simulator.close();
        return 0;
    }

    static SimulatorOptions parse(List<String> arguments) {
        SimulatorOptions.Builder options = SimulatorOptions.builder();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String flag = rest.next();
            switch (flag) {
                case "--port" -> options.port((int) number(flag, rest, 65535));
                case "--secure-port" -> options.securePort((int) number(flag, rest, 65535));
                case "--processing-time" -> options.processingTime(time(flag, rest));
                case "--token-lifetime" -> options.tokenLifetime(time(flag, rest));
                case "--requires-authorization" -> options.requiresAuthorization(true);
                case "--sandbox" -> options.sandbox(true);
                case "--media-directory" -> options.mediaDirectory(path(flag, rest));
                case "--no-media" -> options.keepMedia(false);
                case "--read-rate" -> options.readRate(number(flag, rest, Long.MAX_VALUE));
                case "--write-rate" -> options.writeRate(number(flag, rest, Long.MAX_VALUE));
                default -> throw new IllegalArgumentException("there is no option " + flag);
            }
        }
        return options.build();
    }

    private static String value(String flag, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(flag + " needs a value");
        }
        return rest.next();
    }

    private static long number(String flag, Iterator<String> rest, long maximum) {
        String value = value(flag, rest);
        if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > maximum) {
            throw new IllegalArgumentException(flag + " needs a number from 0 to " + maximum + ", not " + value);
        }
        return Long.parseLong(value);
    }

    private static Duration time(String flag, Iterator<String> rest) {
        String value = value(flag, rest);
        if (!value.matches("[0-9]{1,9}(ms|s|m|h)")) {
            throw new IllegalArgumentException(flag + " needs a time such as 500ms, 2s, 5m or 1h, not " + value);
        }
        long amount = Long.parseLong(value.replaceAll("[a-z]", ""));
        return switch (value.replaceAll("[0-9]", "")) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static Path path(String flag, Iterator<String> rest) {
        String value = value(flag, rest);
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(flag + " needs a path, not " + value, e);
        }
    }
}

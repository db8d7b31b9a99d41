package io.cielo24.internal;

import io.cielo24.transport.HttpTransportProvider;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transport: by the name that was asked for, else the one of highest priority. Looks through the class loader
 * of the SPI itself, never through the thread's: worker threads of the common pool see no application classes in some
 * containers and builds.
 */
final class Discovery {

    static final String PROPERTY = "cielo24.transport";
    static final String VARIABLE = "CIELO24_TRANSPORT";

    private static final String ADVICE =
            "Add io.cielo24:cielo24-transport-netty or io.cielo24:cielo24-transport-jdk to the dependencies, or give the builder a transport of your own";

    private final List<HttpTransportProvider> candidates = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Looks once, at what the SPI's class loader sees. */
    static Discovery look() {
        return new Discovery(
                ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()));
    }

    Discovery(Iterable<HttpTransportProvider> providers) {
        Iterator<HttpTransportProvider> iterator = providers.iterator();
        while (true) {
            try {
                if (!iterator.hasNext()) {
                    break;
                }
                candidates.add(iterator.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                // One broken provider must not hide a good one; it is named if none is left to choose.
                failures.add(e + (e.getCause() == null ? "" : ", because of " + e.getCause()));
            }
        }
    }

    /** The name that the environment asks for, the system property first; {@code null} for none. */
    static @Nullable String requestedName() {
        String property = System.getProperty(PROPERTY);
        String name = property == null || property.isBlank() ? System.getenv(VARIABLE) : property;
        return name == null || name.isBlank() ? null : name.strip();
    }

    HttpTransportProvider byName(String name) {
        List<HttpTransportProvider> found = candidates.stream()
                .filter(provider -> provider.name().equals(name))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IllegalStateException(
                (found.isEmpty() ? "there is no transport named '" : "there are several transports named '") + name
                        + "'. " + report());
    }

    HttpTransportProvider best() {
        int highest = candidates.stream()
                .mapToInt(HttpTransportProvider::priority)
                .max()
                .orElse(0);
        List<HttpTransportProvider> found = candidates.stream()
                .filter(provider -> provider.priority() == highest)
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IllegalStateException(
                found.isEmpty()
                        ? "there is no transport. " + report()
                        : "several transports have the highest priority; choose one by name, with the builder, the system property "
                                + PROPERTY + " or the environment variable " + VARIABLE + ". " + report());
    }

    private String report() {
        StringBuilder text = new StringBuilder("Found: ");
        if (candidates.isEmpty()) {
            text.append("none");
        }
        candidates.stream()
                .sorted(Comparator.comparingInt(HttpTransportProvider::priority).reversed())
                .forEach(provider -> text.append(text.charAt(text.length() - 1) == ' ' ? "" : "; ")
                        .append(provider.name())
                        .append(" (priority ")
                        .append(provider.priority())
                        .append(", ")
                        .append(provider.getClass().getName())
                        .append(" from ")
                        .append(origin(provider.getClass()))
                        .append(')'));
        text.append(". ");
        failures.forEach(
                failure -> text.append("Failed to load: ").append(failure).append(". "));
        return text.append(ADVICE).append('.').toString();
    }

    private static String origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "the JVM's own modules" : location.toString();
    }
}

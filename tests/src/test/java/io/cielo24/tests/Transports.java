package io.cielo24.tests;

import io.cielo24.RequestStyle;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transports on the class path: a test with {@link Each} runs over every one of them. */
public final class Transports {

    /** Runs the test once per transport; its only parameter is the name. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.cielo24.tests.Transports#names")
    public @interface Each {}

    /** Runs the test once per transport and {@link RequestStyle}, its two parameters. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("io.cielo24.tests.Transports#inEachStyle")
    public @interface InEachStyle {}

    private Transports() {}

    public static List<String> names() {
        return ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()).stream()
                .map(provider -> provider.get().name())
                .sorted()
                .toList();
    }

    static Stream<Arguments> inEachStyle() {
        return names().stream()
                .flatMap(name -> Stream.of(RequestStyle.values()).map(style -> Arguments.of(name, style)));
    }

    public static HttpTransport create(String name, TransportConfig config) {
        return ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow()
                .create(config);
    }
}

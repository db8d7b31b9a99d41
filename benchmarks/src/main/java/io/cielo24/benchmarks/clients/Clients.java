package io.cielo24.benchmarks.clients;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Everybody who can be measured, by name. */
public enum Clients {
    /** This library over java.net.http. */
    CIELO24_JDK("cielo24-jdk", (service, atOnce) -> new OwnClient(service, "jdk")),
    /** This library over reactor-netty, TLS by BoringSSL where that is on the class path. */
    CIELO24_NETTY("cielo24-netty", (service, atOnce) -> new OwnClient(service, "netty")),
    /** This library over reactor-netty, TLS by the JDK. */
    CIELO24_NETTY_JDKTLS("cielo24-netty-jdktls", (service, atOnce) -> new OwnClient(service, "netty")),
    /** What the machine can do: sendfile, large reads, a bare TLS engine. */
    LIMIT("limit", Limit::new),
    /** The JDK's own client. */
    JDK("java.net.http", JdkPeer::new),
    /** reactor-netty's own HTTP client. */
    REACTOR_NETTY("reactor-netty", ReactorNettyPeer::new),
    /** OkHttp. */
    OKHTTP("okhttp", OkHttpPeer::new),
    /** A client generated from a description of the service. */
    GENERATED("generated", GeneratedPeer::new),
    /** Apache HttpClient, asynchronous. */
    HC5("httpclient5-async", HttpClient5Peer::new),
    /** Apache HttpClient, classic. */
    HC5_CLASSIC("httpclient5", HttpClient5ClassicPeer::new),
    /** Jetty's client. */
    JETTY("jetty", JettyPeer::new),
    /** Spring's WebClient on reactor-netty. */
    WEB_CLIENT("spring-webclient", WebClientPeer::new),
    /** curl, a process for each transfer. */
    CURL("curl", CurlPeer::new);

    private final String id;
    private final BiFunction<Service, Integer, Client> factory;

    Clients(String id, BiFunction<Service, Integer, Client> factory) {
        this.id = id;
        this.factory = factory;
    }

    /**
     * The name in tables and on the command line.
     *
     * @return the name
     */
    public String id() {
        return id;
    }

    /**
     * Makes one.
     *
     * @param service the far end
     * @param atOnce how many exchanges it is to allow at once
     * @return ready for use
     */
    public Client create(Service service, int atOnce) {
        return factory.apply(service, atOnce);
    }

    /**
     * Whether it is this library.
     *
     * @return false for peers and the limit
     */
    public boolean own() {
        return id.startsWith("cielo24-");
    }

    /**
     * Flags that its JVM needs besides the ones of all.
     *
     * @return empty but for the variant with the JDK's TLS
     */
    public List<String> flags() {
        return this == CIELO24_NETTY_JDKTLS ? List.of("-Dio.netty.handler.ssl.noOpenSsl=true") : List.of();
    }

    /**
     * The one of that name.
     *
     * @param id as {@link #id()} gives it
     * @return {@code null} if there is none
     */
    public static @Nullable Clients byId(String id) {
        for (Clients one : values()) {
            if (one.id.equals(id)) {
                return one;
            }
        }
        return null;
    }
}

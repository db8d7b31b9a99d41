/** The transport that needs nothing beside the JDK: {@code java.net.http.HttpClient}. */
module io.cielo24.transport.jdk {
    requires transitive io.cielo24.core;
    requires transitive java.net.http;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.cielo24.transport.jdk;

    provides io.cielo24.transport.HttpTransportProvider with
            io.cielo24.transport.jdk.JdkHttpTransportProvider;
}

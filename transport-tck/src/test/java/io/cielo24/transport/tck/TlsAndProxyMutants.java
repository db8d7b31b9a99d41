package io.cielo24.transport.tck;

import static io.cielo24.transport.tck.Mutant.in;
import static io.cielo24.transport.tck.Mutant.that;

import java.util.List;

/** Transports that trust the wrong ones, or go the wrong way. */
final class TlsAndProxyMutants {

    private static final String CONTEXT = "tls.getSocketFactory()";
    private static final String VERIFY = "parameters.setEndpointIdentificationAlgorithm(\"HTTPS\");";
    private static final String HELPER = "private Socket secure(";

    static final List<Mutant> ALL = List.of(
            that(
                            "trusts everybody",
                            in("SocketConnector", CONTEXT, "trusting().getSocketFactory()"),
                            in(
                                    "SocketConnector",
                                    HELPER,
                                    "private static javax.net.ssl.SSLContext trusting() throws IOException { try {"
                                            + " var context = javax.net.ssl.SSLContext.getInstance(\"TLS\");"
                                            + " context.init(null, new javax.net.ssl.TrustManager[] { new javax.net.ssl.X509ExtendedTrustManager() {"
                                            + " public void checkClientTrusted(java.security.cert.X509Certificate[] c, String a) {}"
                                            + " public void checkServerTrusted(java.security.cert.X509Certificate[] c, String a) {}"
                                            + " public void checkClientTrusted(java.security.cert.X509Certificate[] c, String a, Socket s) {}"
                                            + " public void checkServerTrusted(java.security.cert.X509Certificate[] c, String a, Socket s) {}"
                                            + " public void checkClientTrusted(java.security.cert.X509Certificate[] c, String a, javax.net.ssl.SSLEngine e) {}"
                                            + " public void checkServerTrusted(java.security.cert.X509Certificate[] c, String a, javax.net.ssl.SSLEngine e) {}"
                                            + " public java.security.cert.X509Certificate[] getAcceptedIssuers() {"
                                            + " return new java.security.cert.X509Certificate[0]; } } }, null);"
                                            + " return context; } catch (java.security.GeneralSecurityException e) {"
                                            + " throw new IOException(e); } } " + HELPER))
                    .overTls()
                    .isCaughtBy(
                            "required_untrustedServerIsRefused",
                            "required_certificateOfAnotherHostIsRefused",
                            "required_trustBelongsToTheTransport"),
            that("does not compare the host with the certificate", in("SocketConnector", VERIFY, ""))
                    .overTls()
                    .isCaughtBy("required_certificateOfAnotherHostIsRefused"),
            that(
                            "compares names only",
                            in(
                                    "SocketConnector",
                                    VERIFY,
                                    VERIFY
                                            + " if (host.matches(\"[0-9.]+\")) { throw new IOException(\"not a name\"); }"))
                    .overTls()
                    .isCaughtBy("required_addressAsHostIsVerified"),
            that(
                            "shares its trust with all transports",
                            in(
                                    "SocketConnector",
                                    CONTEXT,
                                    "(shared == null ? shared = tls : shared).getSocketFactory()"),
                            in("SocketConnector", HELPER, "private static javax.net.ssl.SSLContext shared; " + HELPER))
                    .overTls()
                    .isCaughtBy("required_trustBelongsToTheTransport"),
            that(
                            "leaves its certificate at home",
                            in("SocketConnector", CONTEXT, "secured(config).getSocketFactory()"),
                            in(
                                    "SocketConnector",
                                    HELPER,
                                    "private static javax.net.ssl.SSLContext secured(TransportConfig config) throws IOException { try {"
                                            + " var context = javax.net.ssl.SSLContext.getInstance(\"TLS\");"
                                            + " context.init(null, config.trustManagers().get().getTrustManagers(), null);"
                                            + " return context; } catch (java.security.GeneralSecurityException e) {"
                                            + " throw new IOException(e); } } " + HELPER))
                    .overTls()
                    .isCaughtBy("required_clientCertificateIsPresented"),
            that(
                            "takes a failure for an empty result",
                            in(
                                    "SocketExchange",
                                    ".takeUntilOther(aborted.asMono());",
                                    ".takeUntilOther(aborted.asMono()).onErrorResume(TransportException.class, e -> Flux.empty());"))
                    .overTls()
                    .isCaughtBy("required_missingClientCertificateFails", "required_failedHandshakeIsNotSent"),
            that("does not look for the mark at the end of TLS")
                    .overTls()
                    .isCaughtBy("optional_cutOffWithoutAnAlertFails"),
            that(
                            "offers HTTP/2",
                            in(
                                    "SocketConnector",
                                    VERIFY,
                                    VERIFY
                                            + " parameters.setApplicationProtocols(new String[] {\"h2\", \"http/1.1\"});"))
                    .overTls()
                    .isCaughtBy("required_onlyHttp11IsNegotiated"),
            that(
                            "does not name the host in the handshake",
                            in("SocketConnector", VERIFY, VERIFY + " parameters.setServerNames(java.util.List.of());"))
                    .overTls()
                    .isCaughtBy("required_hostIsNamedInTheHandshake"),
            that(
                            "goes past the proxy",
                            in(
                                    "SocketConnector",
                                    "config.proxy().filter(p -> p.appliesTo(host)).orElse(null);",
                                    "null;"))
                    .isCaughtBy("required_requestsGoThroughTheProxy", "required_missingProxyIsNotBypassed"),
            that(
                            "resolves the host itself",
                            in(
                                    "SocketConnector",
                                    "Socket socket = holder.open();",
                                    "java.net.InetAddress.getByName(host); Socket socket = holder.open();"))
                    .isCaughtBy("required_requestsGoThroughTheProxy"),
            that("sends excluded hosts through the proxy", in("SocketConnector", ".filter(p -> p.appliesTo(host))", ""))
                    .isCaughtBy("required_excludedHostsAreReachedDirectly"),
            that("does not log in at the proxy", in("SocketConnector", "+ credentials(proxy) +", "+"))
                    .isCaughtBy("required_proxyCredentialsAreSent"),
            that(
                            "hands over the proxy's answer as the server's",
                            in(
                                    "SocketExchange",
                                    "} catch (IOException e) { Throwable ofTheBody",
                                    "} catch (java.net.ConnectException e) {"
                                            + " return new Outcome(new TransportResponse("
                                            + "Integer.parseInt(e.getMessage().replaceAll(\".*answered \", \"\")),"
                                            + " io.cielo24.transport.Headers.empty(), Flux.empty()), null);"
                                            + " } catch (IOException e) { Throwable ofTheBody"))
                    .overTls()
                    .isCaughtBy("required_proxyThatRefusesFails", "required_wrongProxyCredentialsFail"),
            that(
                            "waits for the proxy as long as it takes",
                            in(
                                    "SocketConnector",
                                    "config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);",
                                    "1, TimeUnit.DAYS);"))
                    .overTls()
                    .isCaughtBy("required_silentProxyIsNotSent"));

    private TlsAndProxyMutants() {}
}

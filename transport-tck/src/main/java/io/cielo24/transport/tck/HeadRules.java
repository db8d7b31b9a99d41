package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.Headers;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The head of a request: what was asked for goes on the wire, exactly, and nothing else. */
public interface HeadRules extends Rules {

    /**
     * An upload's head is one HTTP/1.1 request line, {@code Host}, the exact {@code Content-Length}, and what the
     * library below cannot be kept from adding ({@code User-Agent}, {@code Accept}, {@code Connection}).
     *
     * <p>Chunked encoding is refused by the service, {@code Expect} hangs where a server ignores it, and a protocol
     * upgrade offered on a POST makes a proxy fail. Usually broken by a library's defaults: HTTP/2 upgrade, a media
     * type or {@code Accept-Encoding} that nobody asked for, chunking because the length was not passed on.
     */
    @Test
    default void required_headOfAnUploadIsExact() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        bench().fetch(Bench.post(server, TestBody.of(100_000, 1 << 14)));
        RecordedRequest request = server.request(0);
        assertEquals("POST / HTTP/1.1", request.requestLine(), "the request line");
        assertEquals(List.of("100000"), request.headers("Content-Length"), "Content-Length, once and exact");
        assertNothingAdded(request, Set.of("content-length"));
    }

    /**
     * A GET carries no header that the request does not name; a length of zero may be there or not.
     *
     * <p>Usually broken by compression that is switched on by default.
     */
    @Test
    default void required_headOfAGetIsExact() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        bench().fetch(Bench.get(server));
        RecordedRequest request = server.request(0);
        assertEquals("GET / HTTP/1.1", request.requestLine(), "the request line");
        assertTrue(
                request.headers("Content-Length").stream().allMatch("0"::equals),
                () -> "no length but zero: " + request.headers("Content-Length"));
        assertNothingAdded(request, Set.of("content-length"));
    }

    /**
     * POST and PUT without a body say {@code Content-Length: 0}.
     *
     * <p>Without it a server answers 411 or waits for a body. Usually broken by treating an empty body as none.
     */
    @Test
    default void required_emptyBodyDeclaresLengthZero() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (String method : List.of("POST", "PUT")) {
            bench().fetch(Bench.request(method, server.uri("/"), RequestBody.empty()));
        }
        for (RecordedRequest request : server.requests()) {
            assertEquals(
                    List.of("0"), request.headers("Content-Length"), "Content-Length of an empty " + request.method());
            assertNothingAdded(request, Set.of("content-length"));
        }
    }

    /**
     * A length beyond 32 bits stands in the head as it is.
     *
     * <p>Media files are larger than 4 GiB. Usually broken by an {@code int} on the way.
     */
    @Test
    default void required_lengthBeyondFourGiBIsExact() {
        ScriptedServer server =
                bench().server(connection -> connection.readHead().drain());
        Probe<Answer> probe = bench().start(Bench.post(server, TestBody.hanging(5L << 30, 1000, 1000)));
        assertEquals(List.of("5368709120"), server.request(0).headers("Content-Length"), "Content-Length of 5 GiB");
        probe.cancel();
        server.awaitAllEnded();
    }

    /**
     * Path and query go out byte for byte: escapes in either case, reserved characters, dot segments, a URI as a
     * parameter's value.
     *
     * <p>Signatures and file names depend on it. Usually broken by decoding and encoding again, or by {@code
     * URI.normalize()}.
     */
    @Test
    default void required_uriGoesOutAsGiven() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        List<String> targets = List.of(
                "/a%2Fb/%7Euser/%c3%a4/%C3%A4",
                "/a/../b/./c",
                "/api;v=1/x,y/(z)/@me/$1/!*'",
                "/p?a=b%20c&d=e+f&x=%26%3D&empty=&flag",
                "/p?u=http://host:80/path?q=1/2&list[]=1".replace("[]", "%5B%5D"),
                "/" + "long/".repeat(1000) + "?" + "q=1&".repeat(500));
        for (String target : targets) {
            bench().fetch(Bench.get(server.uri(target)));
        }
        assertEquals(
                targets, server.requests().stream().map(RecordedRequest::target).toList(), "the targets on the wire");
    }

    /**
     * A URI without a path asks for {@code /}, and a fragment stays at home.
     *
     * <p>Usually broken by composing the target from parts by hand.
     */
    @Test
    default void required_uriWithoutPathAsksForTheRoot() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        bench().fetch(Bench.get(server.uri("")));
        bench().fetch(Bench.get(server.uri("?q=1")));
        bench().fetch(Bench.get(server.uri("/p#fragment")));
        assertEquals(
                List.of("/", "/?q=1", "/p"),
                server.requests().stream().map(RecordedRequest::target).toList(),
                "the targets on the wire");
    }

    /**
     * Empty path segments and an empty query go out as given.
     *
     * <p>Usually broken by libraries that take {@code //} at the start for an authority.
     */
    @Test
    default void optional_oddUrisGoOutAsGiven() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        List<String> targets = List.of("/a//b///", "/p?", "//double/slash");
        for (String target : targets) {
            bench().fetch(Bench.get(server.uri(target)));
        }
        assertEquals(
                targets, server.requests().stream().map(RecordedRequest::target).toList(), "the targets on the wire");
    }

    /**
     * Each header arrives with all its values, in order, unchanged within; a large one too.
     *
     * <p>Usually broken by {@code set} instead of {@code add}.
     */
    @Test
    default void required_headersGoOutAsGiven() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        String large = "x".repeat(12_000);
        Headers headers = Headers.of("X-One", "a, b;c=\"d\"  e")
                .with("X-Many", "1")
                .with("X-Many", "2")
                .with("X-Many", "1")
                .with("X-Large", large)
                .with("Authorization", "Bearer abc.def==")
                .with("Cookie", "k=v")
                .with("Content-Type", "application/json; charset=utf-8");
        bench().fetch(new TransportRequest("POST", server.uri("/"), headers, RequestBody.of(new byte[] {1})));
        RecordedRequest request = server.request(0);
        assertEquals(List.of("a, b;c=\"d\"  e"), request.headers("X-One"), "X-One");
        assertEquals("1, 2, 1", String.join(", ", request.headers("X-Many")), "X-Many");
        assertEquals(List.of(large), request.headers("X-Large"), "X-Large");
        assertEquals(List.of("Bearer abc.def=="), request.headers("Authorization"), "Authorization");
        assertEquals(List.of("k=v"), request.headers("Cookie"), "Cookie");
        assertEquals(List.of("application/json; charset=utf-8"), request.headers("Content-Type"), "Content-Type");
        assertNothingAdded(
                request,
                Set.of("x-one", "x-many", "x-large", "authorization", "cookie", "content-type", "content-length"));
    }

    /**
     * Header names keep their case, lines their order.
     *
     * <p>Neither means anything in HTTP, but old servers and people who read logs are thankful.
     */
    @Test
    default void optional_headerNamesKeepCaseAndOrder() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        Headers headers = Headers.of("X-Zulu", "1").with("x-alpha", "2").with("X-mIxEd", "3");
        bench().fetch(new TransportRequest("GET", server.uri("/"), headers, RequestBody.empty()));
        assertEquals(
                List.of("X-Zulu: 1", "x-alpha: 2", "X-mIxEd: 3"),
                server.request(0).headerLines().stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-"))
                        .toList(),
                "the header lines");
    }

    /**
     * {@code Host} names the host and, unless it is the scheme's own, the port.
     *
     * <p>Virtual hosts and signatures depend on it.
     */
    @Test
    default void required_hostNamesHostAndPort() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        URI uri = server.uri("/");
        bench().fetch(Bench.get(uri));
        assertEquals(
                List.of(uri.getHost() + ":" + uri.getPort()), server.request(0).headers("Host"), "Host");
    }

    /**
     * A {@code User-Agent} and an {@code Accept} that the request names stand there once, and no other beside them.
     *
     * <p>Usually broken by a library that adds its own.
     */
    @Test
    default void required_userAgentAndAcceptAreTheRequests() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        Headers headers = Headers.of("User-Agent", "tck/1 (probe)").with("Accept", "text/vtt");
        bench().fetch(new TransportRequest("GET", server.uri("/"), headers, RequestBody.empty()));
        assertEquals(List.of("tck/1 (probe)"), server.request(0).headers("User-Agent"), "User-Agent");
        assertEquals(List.of("text/vtt"), server.request(0).headers("Accept"), "Accept");
    }

    /**
     * Any method reaches the wire, with and without a body, and the body is sent as for a POST.
     *
     * <p>Usually broken by libraries that drop or collect the body of a DELETE.
     */
    @Test
    default void required_anyMethodWithAndWithoutBody() {
        ScriptedServer server = bench().server(Script.answering(200, ""));
        for (String method : List.of("GET", "HEAD", "OPTIONS", "DELETE", "PATCH", "PUT", "POST")) {
            bench().fetch(Bench.request(method, server.uri("/" + method), RequestBody.empty()));
        }
        assertEquals(
                List.of("GET", "HEAD", "OPTIONS", "DELETE", "PATCH", "PUT", "POST"),
                server.requests().stream().map(RecordedRequest::method).toList(),
                "the methods on the wire");
        for (String method : List.of("DELETE", "PATCH", "PUT")) {
            bench().fetch(Bench.request(method, server.uri("/"), TestBody.of(100_000, 1 << 14)));
        }
        for (RecordedRequest request : server.requests().subList(7, 10)) {
            assertEquals(List.of("100000"), request.headers("Content-Length"), request.method() + "'s Content-Length");
            assertEquals(Pattern.crc(100_000), request.bodyCrc(), "checksum of a " + request.method() + "'s body");
        }
    }

    /**
     * Who calls (the user info of a URI) stays at home: it is neither part of {@code Host} or the target, nor turned into
     * a login.
     *
     * <p>It may be a password. Usually broken by a library that means well.
     */
    @Test
    default void optional_userInfoStaysAtHome() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        URI uri = server.uri("/");
        bench().fetch(Bench.get(URI.create(uri.toString().replace("://", "://user:SECRET@"))));
        RecordedRequest request = server.request(0);
        assertEquals(List.of(uri.getHost() + ":" + uri.getPort()), request.headers("Host"), "Host");
        assertEquals("/", request.target(), "the target");
        assertEquals(List.of(), request.headers("Authorization"), "Authorization");
    }

    /**
     * An IPv6 address as the host is connected to, and stands in {@code Host} in brackets.
     *
     * <p>Usually broken by brackets that are kept, or lost.
     */
    @Test
    default void optional_ipv6AddressIsUnderstood() {
        Bench.assume(hasIpv6(), "this machine has no IPv6 loopback");
        ScriptedServer server =
                bench().keep(ScriptedServer.startOn(bench().wire(), "::1", Script.answering(200, "ok")));
        assertEquals("ok", bench().fetch(Bench.get(server.uri("/"))).text(), "the answer");
        assertEquals(List.of("[::1]:" + server.port()), server.request(0).headers("Host"), "Host");
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("::1", 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertNothingAdded(RecordedRequest request, Set<String> expected) {
        Set<String> tolerated = Set.of("host", "user-agent", "accept", "connection");
        Set<String> added = new TreeSet<>();
        for (String line : request.headerLines()) {
            added.add(line.split(":", 2)[0].toLowerCase(Locale.ROOT));
        }
        added.removeAll(expected);
        added.removeAll(tolerated);
        assertTrue(added.isEmpty(), () -> "headers that nobody asked for: " + added + " in " + request);
        assertTrue(
                request.headers("Connection").stream()
                        .allMatch(value -> value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close")),
                () -> "Connection says keep-alive or close at most: " + request.headers("Connection"));
        assertEquals(1, request.headers("Host").size(), "one Host");
    }
}

package io.cielo24.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.LoginStyle;
import io.cielo24.RequestStyle;
import io.cielo24.account.NewAccount;
import io.cielo24.tests.Transports;
import io.cielo24.transport.tck.RecordedRequest;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The login in each of its documented forms, and where the token goes from there. */
class LoginWireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USER = "ann@example.org";
    private static final String SECRET = "hush hush&=+%";

    private final ScriptedServer service = ScriptedServer.start(Wire.PLAIN, tokens());

    @AfterEach
    void stop() {
        service.close();
    }

    private static Script tokens() {
        return Script.forEachRequest(connection -> {
            connection.readBody();
            if (connection.request().target().startsWith("/api/account/login")) {
                connection.answer(200, "{\"api_token\":\"" + Sent.TOKEN + "\"}");
            } else {
                connection.send("HTTP/1.1 204 No Content\r\n\r\n");
            }
        });
    }

    private Cielo24Client.Builder client(String transport, Credentials credentials, LoginStyle style) {
        return Cielo24Client.builder()
                .endpoint(service.uri("/api"))
                .credentials(credentials)
                .loginStyle(style)
                .transport(transport);
    }

    private RecordedRequest login(String transport, Credentials credentials, LoginStyle style, RequestStyle requests) {
        try (Cielo24Client client =
                client(transport, credentials, style).requestStyle(requests).build()) {
            client.account().login().block(PATIENCE);
            client.account().logout().block(PATIENCE);
        }
        RecordedRequest logout = service.request(1);
        assertThat(logout.target()).isEqualTo("/api/account/logout?v=1&api_token=" + Sent.TOKEN);
        assertThat(logout.method()).isEqualTo(requests == RequestStyle.GET ? "GET" : "POST");
        return service.request(0);
    }

    @Transports.InEachStyle
    void byHeadersNothingIsInTheQuery(String transport, RequestStyle requests) {
        RecordedRequest login = login(transport, Credentials.apiKey(USER, SECRET), LoginStyle.HEADERS, requests);

        assertThat(login.requestLine()).isEqualTo("GET /api/account/login?v=1 HTTP/1.1");
        assertThat(login.headers("x-auth-user")).containsExactly(USER);
        assertThat(login.headers("x-auth-securekey")).containsExactly(SECRET);
        assertThat(login.headers("x-auth-password")).isEmpty();
        assertThat(login.body()).isEmpty();
    }

    @Transports.InEachStyle
    void byHeadersWithAPassword(String transport, RequestStyle requests) {
        RecordedRequest login = login(transport, Credentials.password(USER, SECRET), LoginStyle.HEADERS, requests);

        assertThat(login.headers("x-auth-password")).containsExactly(SECRET);
        assertThat(login.headers("x-auth-securekey")).isEmpty();
    }

    @Transports.InEachStyle
    void whatNoHeaderCanHoldGoesAsJson(String transport, RequestStyle requests) {
        RecordedRequest login =
                login(transport, Credentials.password(USER, "pässword \"日\" 😀"), LoginStyle.HEADERS, requests);

        assertThat(login.requestLine()).isEqualTo("POST /api/account/login?v=1 HTTP/1.1");
        assertThat(login.headers("x-auth-user")).isEmpty();
        assertThat(new String(login.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"username\":\"" + USER + "\",\"password\":\"pässword \\\"日\\\" 😀\"}");
    }

    @Transports.InEachStyle
    void byJson(String transport, RequestStyle requests) {
        RecordedRequest login = login(transport, Credentials.apiKey(USER, SECRET), LoginStyle.JSON, requests);

        assertThat(login.requestLine()).isEqualTo("POST /api/account/login?v=1 HTTP/1.1");
        assertThat(login.headers("Content-Type")).containsExactly("application/json");
        assertThat(login.headers("x-auth-user")).isEmpty();
        assertThat(new String(login.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"username\":\"" + USER + "\",\"securekey\":\"" + SECRET + "\"}");
    }

    @Transports.InEachStyle
    void byQuery(String transport, RequestStyle requests) {
        RecordedRequest login = login(transport, Credentials.password(USER, SECRET), LoginStyle.QUERY, requests);

        assertThat(login.requestLine())
                .isEqualTo("GET /api/account/login?v=1&username=ann%40example.org&password=hush%20hush%26%3D%2B%25"
                        + " HTTP/1.1");
        assertThat(login.headers("x-auth-user")).isEmpty();
    }

    @Transports.InEachStyle
    void accountsAreMadeOnTheSandboxWithTheTokenOfTheService(String transport, RequestStyle requests) {
        try (ScriptedServer sandbox = ScriptedServer.start(Wire.PLAIN, tokens());
                Cielo24Client client = client(transport, Credentials.apiKey(USER, SECRET), LoginStyle.HEADERS)
                        .sandboxEndpoint(sandbox.uri("/sandbox/api/"))
                        .requestStyle(requests)
                        .build()) {
            client.account().create(NewAccount.builder("new", "pass").build()).block(PATIENCE);
            client.account().updatePassword("other").block(PATIENCE);

            assertThat(service.requests())
                    .extracting(RecordedRequest::target)
                    .containsExactly(
                            "/api/account/login?v=1", "/api/account/update_password?v=1&api_token=" + Sent.TOKEN);
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::requestLine)
                    .containsExactly("POST /sandbox/api/account/create?v=1&api_token=" + Sent.TOKEN + " HTTP/1.1");
        }
    }
}

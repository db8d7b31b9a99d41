package io.cielo24.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be right is refused by the SPI's types, before a transport sees it. */
class TransportTypesTest {

    private static TransportRequest request(String method, String uri, Headers headers) {
        return new TransportRequest(method, URI.create(uri), headers, RequestBody.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nEvil: 1", "a\nb", "a\u0000b", "a\u007f"})
    void aHeaderValueCannotStartAnotherHeaderAndIsNotRepeated(String value) {
        assertThatThrownBy(() -> Headers.of("X-Name", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Name")
                .hasMessageNotContaining("Evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "ä", "(x)"})
    void aHeaderNameIsAToken(String name) {
        assertThatThrownBy(() -> Headers.of(name, "v")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersKeepTheirOrderAndIgnoreCase() {
        Headers headers = Headers.of("B", "1").with("a", "2").with("b", "3");
        assertThat(headers.first("b")).hasValue("1");
        assertThat(headers.all("B")).containsExactly("1", "3");
        assertThat(headers.contains("A")).isTrue();
        StringBuilder seen = new StringBuilder();
        headers.forEach((name, value) -> seen.append(name).append(value));
        assertThat(seen).hasToString("B1a2b3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h/x", "/relative", "mailto:a@b", "http:///nohost", "file:/etc/passwd"})
    void onlyAbsoluteHttpUrisAreSent(String uri) {
        assertThatThrownBy(() -> request("GET", uri, Headers.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + URI.create(uri).getScheme() + "'")
                .hasMessageContaining("'" + URI.create(uri).getHost() + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Expect", "Upgrade"})
    void framingBelongsToTheTransport(String name) {
        assertThatThrownBy(() -> request("GET", "http://h/", Headers.of(name, "1")))
                .hasMessageContaining("belongs to the transport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GE T", "GET\r\n"})
    void aMethodIsUpperCaseLetters(String method) {
        assertThatThrownBy(() -> request(method, "http://h/", Headers.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLengthIsNeverNegative() {
        assertThatThrownBy(() -> RequestBody.of(-1, RequestBody.empty())).hasMessageContaining("-1");
    }

    @Test
    void aProxyIsChecked() {
        assertThatThrownBy(() -> TransportConfig.Proxy.of(" ", 1)).hasMessageContaining("blank");
        assertThatThrownBy(() -> TransportConfig.Proxy.of("h", 70000)).hasMessageContaining("70000");
        TransportConfig.Proxy proxy = new TransportConfig.Proxy(
                "h", 1, "u", "s3cret".toCharArray(), List.of("*.local", "10.*", "one", "*mid*"));
        assertThat(proxy.appliesTo("api.cielo24.com")).isTrue();
        assertThat(List.of("a.local", "A.LOCAL", "10.1.2.3", "one", "amidst")).noneMatch(proxy::appliesTo);
        assertThat(List.of("local", "110.1.2.3", "one.more")).allMatch(proxy::appliesTo);
        assertThat(proxy.toString()).doesNotContain("s3cret");
        assertThat(proxy)
                .isEqualTo(new TransportConfig.Proxy(
                        "h", 1, "u", "s3cret".toCharArray(), List.of("*.local", "10.*", "one", "*mid*")));
    }

    @Test
    void aConnectTimeoutHasLimits() {
        assertThatThrownBy(() -> TransportConfig.builder().connectTimeout(Duration.ZERO))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> TransportConfig.builder().connectTimeout(Duration.ofDays(1)))
                .hasMessageContaining("PT24H");
        assertThatThrownBy(() -> TransportConfig.builder().connectTimeout(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 ms to 1 h");
    }
}

package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.job.NewJob;
import io.cielo24.transport.Headers;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** No secret in any text. */
class RedactionTest {

    @Test
    void onlyListedParametersKeepTheirValues() {
        URI uri = URI.create(
                "https://user:pw@api.example.org:8443/api/job/info?v=1&job_id=abc&callback_url=https%3A%2F%2Fx%2Fsecret&api_token=feed&tomorrow=s3cret");
        assertThat(Redaction.printable(uri))
                .isEqualTo(
                        "https://api.example.org:8443/api/job/info?v=1&job_id=abc&callback_url=***&api_token=***&tomorrow=***");
    }

    @Test
    void whatTheOtherSideEchoesLosesItsSecrets() {
        String echoed =
                "GET /api?api_token=feedface&x=1 {\"securekey\": \"s3cret\", \"password\":\"p w\"} x-auth-securekey: s3cret token feed\u0000\r\n";
        assertThat(Redaction.foreign(echoed, "feed"))
                .doesNotContain("feed", "s3cret")
                .doesNotContain("\n")
                .contains("x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\": \"hush hush\", \"x\": 1}",
                "{\"password\":\"hu\\\"hush\", \"x\": 1}",
                "\"{\\\"ApiKey\\\":\\\"hush hush\\\",\\\"x\\\": 1}\"",
                "x-auth-password: hush hush\r\nx: 1",
                "?password=hush&x: 1",
                "{'securekey': 'hush hush', 'x': 1}",
                "{\"upload_url\":\"https:\\/\\/b\\/hush?Signature=hush\", \"x\": 1}",
                "at https://storage/b?Signature=hush%2Bhush&hush=1 is x: 1",
                "{\"ApiToken\":\"hush",
                "Authorization: Bearer hush, x: 1"
            })
    void aSecretGoesAsAWhole(String echoed) {
        assertThat(Redaction.foreign(echoed, null)).doesNotContain("hush").contains("***");
    }

    @Test
    void anythingIsCleanedInTimeThatGrowsWithItsLengthOnly() {
        for (String part : new String[] {"\\", "\"", "password=", "password\":\"\\", "https://", "'", ":"}) {
            assertThat(Redaction.foreign(part.repeat(200_000), null)).hasSizeLessThan(30_000);
        }
    }

    @Test
    void anExcerptIsShort() {
        assertThat(Redaction.excerpt("x".repeat(5000), null)).hasSize(200).endsWith("…");
    }

    @Test
    void nothingPrintsItsSecrets() {
        assertThat(Credentials.apiKey("u", "s3cret")).hasToString("Credentials[user and API key]");
        assertThat(Credentials.password("u", "s3cret").toString()).doesNotContain("s3cret");
        assertThat(Credentials.token("s3cret").toString()).doesNotContain("s3cret");
        Headers headers = Headers.of("x-auth-securekey", "s3cret");
        assertThat(headers).hasToString("[x-auth-securekey]");
        assertThat(new TransportRequest("GET", URI.create("https://h/p?api_token=s3cret"), headers, RequestBody.empty())
                        .toString())
                .doesNotContain("s3cret");
        assertThat(new TransportResponse(200, headers, Flux.empty()).toString()).doesNotContain("s3cret");
        assertThat(new Answer(Endpoint.JOB_INFO, 200, headers, Flux.empty(), "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(NewJob.builder().parameter("x", "s3cret").build().toString()).doesNotContain("s3cret");
        FakeTransport transport = TestClient.transport(sent -> FakeTransport.json(200, "{}"));
        try (Cielo24Client client = TestClient.client(transport)) {
            assertThat(client.toString()).isEqualTo("Cielo24Client[http://127.0.0.1:1/api, fake]");
        }
    }
}

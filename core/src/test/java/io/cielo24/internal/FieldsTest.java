package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void aDocumentIsKeptAsItCame() {
        assertThat(fields("{\"b\": 1,\n \"a\": \"\\u00e9\"}\r\n", StandardCharsets.UTF_8)
                        .json())
                .isEqualTo("{\"b\": 1,\n \"a\": \"\\u00e9\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void aDocumentInAnotherEncodingIsReadableAllTheSame(String encoding) {
        assertThat(fields("{\"a\": \"é\"}", Charset.forName(encoding)).json()).isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void aMarkOfTheEncodingIsNoPartOfTheDocument() {
        assertThat(fields("\uFEFF{\"a\": 1}", StandardCharsets.UTF_8).json()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aPartHasItsOwnText() {
        assertThat(fields("{\"a\": {\"b\": [1, 2]}}", StandardCharsets.UTF_8)
                        .object("a")
                        .orElseThrow()
                        .json())
                .isEqualTo("{\"b\":[1,2]}");
    }

    @Test
    void theExactNameWinsAndThenTheFirstOneLikeIt() {
        Fields fields = fields("{\"JOB_ID\": \"1\", \"jobid\": \"2\", \"JobId\": \"3\"}", StandardCharsets.UTF_8);
        assertThat(fields.text("JobId")).contains("3");
        assertThat(fields.text("job_id")).contains("1");
        assertThat(fields.text("job")).isEmpty();
    }

    private static Fields fields(String json, Charset encoding) {
        byte[] bytes = json.getBytes(encoding);
        return new Fields(Json.tryParse(bytes).orElseThrow(), bytes);
    }
}

package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.RequestStyle;
import io.cielo24.account.AccountOperations;
import io.cielo24.job.JobOperations;
import io.cielo24.media.MediaOperations;
import io.cielo24.transcript.TranscriptOperations;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue, the user guide's table of it, and the operations say the same. */
class CatalogueTest {

    private static final Path GUIDE = Path.of("../docs/endpoints.md");

    private static final Map<String, Class<?>> GROUPS = Map.of(
            "account()", AccountOperations.class,
            "jobs()", JobOperations.class,
            "media()", MediaOperations.class,
            "transcripts()", TranscriptOperations.class);

    /** Path, form used, GET form, repeat, methods. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("| `/"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    @Test
    void theGuideHoldsEveryEndpointOfTheCatalogueAndNoOther() throws IOException {
        assertThat(rows().stream().map(row -> String.join(" | ", row.subList(0, 4))))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Endpoint.values())
                        .map(CatalogueTest::described)
                        .toList());
    }

    @Test
    void theGuideNamesEveryOperationAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        for (List<String> row : rows()) {
            for (String method : row.get(4).split(",")) {
                named.add(method.replace("`", "").strip());
            }
        }
        Set<String> there = GROUPS.entrySet().stream()
                .flatMap(group -> Arrays.stream(group.getValue().getMethods())
                        .map(Method::getName)
                        .map(name -> group.getKey() + "." + name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(there);
    }

    @Test
    void nineAccountPathsAndTwentyFiveJobPathsAreThere() {
        Set<String> paths = Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.place() != Endpoint.Place.STORAGE)
                .map(Endpoint::path)
                .collect(Collectors.toSet());
        assertThat(paths).filteredOn(path -> path.startsWith("/account/")).hasSize(9);
        assertThat(paths).filteredOn(path -> path.startsWith("/job/")).hasSize(25);
        assertThat(paths).hasSize(34);
    }

    @Test
    void whatIsBilledIsNeverRepeatedAndIsAPost() {
        for (Endpoint billed : List.of(
                Endpoint.JOB_NEW,
                Endpoint.JOB_PERFORM_TRANSCRIPTION,
                Endpoint.JOB_TRANSLATE,
                Endpoint.JOB_UPLEVEL,
                Endpoint.JOB_BURN_IN_CAPTION)) {
            assertThat(billed.harmlessToRepeat()).as(billed.path()).isFalse();
            assertThat(billed.lookUp()).as(billed.path()).isNotBlank();
            assertThat(billed.method(RequestStyle.POST)).isEqualTo("POST");
            assertThat(billed.method(RequestStyle.GET)).isEqualTo("GET");
        }
    }

    private static String described(Endpoint endpoint) {
        boolean other = !endpoint.method(RequestStyle.GET).equals(endpoint.method(RequestStyle.POST));
        return "`" + endpoint.path() + "` | " + endpoint.method(RequestStyle.POST) + ", "
                + switch (endpoint.form(RequestStyle.POST)) {
                    case QUERY -> "query";
                    case JSON -> "JSON body";
                    case URL_ENCODED -> "form body";
                    case BODY_GIVEN -> "file as body";
                    case MULTIPART -> "multipart body";
                }
                + " | " + (other ? "yes" : "") + " | " + (endpoint.harmlessToRepeat() ? "yes" : "no");
    }
}

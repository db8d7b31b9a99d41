package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Many media through one flow, in a JVM with half of 256 MB as its heap, for the flow and the service together. */
class ScaleTest {

    private static final Pattern PART = Pattern.compile("part (\\d+) millis (\\d+) heap (\\d+)");
    private static final Pattern END =
            Pattern.compile("end (\\d+) orders (\\d+) underWay (\\d+) uploads (\\d+) journal (\\d+)");

    private final List<Long> millis = new ArrayList<>();
    private final List<Long> heap = new ArrayList<>();
    private String last = "";

    @Test
    void memoryStaysFlatTimeLinearAndNoMoreIsUnderWayThanWasSet() throws Exception {
        int number = Integer.getInteger("cielo24.test.flowMedia");
        String said = run(number);
        System.out.print(said);
        Matcher end = END.matcher(last);
        assertThat(end.matches()).as(said).isTrue();
        assertThat(end.group(1)).as("done").isEqualTo(String.valueOf(number));
        assertThat(end.group(2)).as("ordered").isEqualTo(String.valueOf(number));
        assertThat(Integer.parseInt(end.group(3))).as("under way at once").isLessThanOrEqualTo(ScaleRun.IN_FLIGHT);
        assertThat(Integer.parseInt(end.group(4))).as("placed at once").isLessThanOrEqualTo(ScaleRun.UPLOADS);
        assertThat(end.group(5)).as("left in the journal").isEqualTo("0");
        assertThat(heap).as(said).hasSize(ScaleRun.PARTS);
        assertThat(heap.get(ScaleRun.PARTS - 1)).as(said).isLessThan(heap.get(0) + 16 * 1024);
        // The first part warms up; of the others, the last may take longer for the machine's sake, but not by size.
        assertThat(millis.get(ScaleRun.PARTS - 1)).as(said).isLessThan(4 * millis.get(1) + 5_000);
    }

    private String run(int number) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:+AllowRedefinitionToAddDeleteMethods",
                        "-Djdk.attach.allowAttachSelf=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScaleRun.class.getName(),
                        String.valueOf(number))
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                last = line;
                Matcher part = PART.matcher(line);
                if (part.matches()) {
                    millis.add(Long.valueOf(part.group(2)));
                    heap.add(Long.valueOf(part.group(3)));
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said.toString()).isZero();
        return said.toString();
    }
}

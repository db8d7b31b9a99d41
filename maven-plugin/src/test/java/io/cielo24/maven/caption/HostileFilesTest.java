package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.CaptionFormat.DFXP;
import static io.cielo24.maven.caption.CaptionFormat.SBV;
import static io.cielo24.maven.caption.CaptionFormat.SRT;
import static io.cielo24.maven.caption.CaptionFormat.WEB_VTT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files as large as are read at all, made to cost as much as can be: in a JVM of their own with little memory. */
class HostileFilesTest {

    private static final int MEMORY_MIB = 128;

    @Test
    @Timeout(300)
    void theWorstFilesAreReadInLittleMemoryAndTime(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEMORY_MIB + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFilesTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(280, TimeUnit.SECONDS)).as("finished").isTrue();
        } finally {
            process.destroyForcibly();
        }

        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines)
                .hasSize(files().size())
                .allSatisfy(line ->
                        assertThat(Long.parseLong(line.split(" ")[0])).as(line).isLessThan(10_000));
    }

    /** Reads each file, and prints the milliseconds of work it took. */
    public static void main(String[] args) {
        for (HostileFile file : files()) {
            byte[] bytes = file.bytes();
            long start = cpuTime();
            CaptionFile read = CaptionReader.read(bytes, "f", file.format());
            int findings =
                    CaptionCheck.check(read, CaptionRules.defaults(), null).size();
            System.out.printf(
                    Locale.ROOT,
                    "%d ms, %d cues, %d findings: %s as %s%n",
                    (cpuTime() - start) / 1_000_000,
                    read.cues().size(),
                    findings,
                    file.name(),
                    file.format());
        }
    }

    /** Not the clock on the wall, which says as much about what else the machine is doing. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<HostileFile> files() {
        String tt = "<tt xmlns='http://www.w3.org/ns/ttml'><body><div>";
        String vtt = "WEBVTT\n\n";
        String cue = vtt + "00:01.000 --> 00:02.000\n";
        return List.of(
                new HostileFile("ampersands", DFXP, tt + "<p>", "&"),
                new HostileFile("an attribute without end", DFXP, tt + "<p begin='", "x"),
                new HostileFile("attributes without end", DFXP, tt + "<p ", "aaaaaaaaaaaaaaaaaaaa='1' "),
                new HostileFile("colons", SRT, "1\n", ":"),
                new HostileFile("cues", DFXP, tt, "<p begin='1s' end='2s'>a</p>"),
                new HostileFile("cues", SBV, "", "0:00:01.000,0:00:02.000\n\n"),
                new HostileFile("cues", SRT, "", "1\n00:00:01,000 --> 00:00:02,000\n\n"),
                new HostileFile("cues", WEB_VTT, vtt, "00:01.000 --> 00:02.000\n\n"),
                new HostileFile("digits", WEB_VTT, vtt, "0"),
                new HostileFile("empty lines", WEB_VTT, "WEBVTT", "\n"),
                new HostileFile("lines of a cue", WEB_VTT, cue, "a\n"),
                new HostileFile("lines of a cue", SRT, "1\n00:00:01,000 --> 00:00:02,000\n", "1\n"),
                new HostileFile("lines of a cue", DFXP, tt + "<p begin='1s' end='2s'>", "a<br/>"),
                new HostileFile("no UTF-8", WEB_VTT, cue, "\u00FF"),
                new HostileFile("one long line", WEB_VTT, cue, "a "),
                new HostileFile("open elements", DFXP, tt, "<p>"),
                new HostileFile("open tags", WEB_VTT, cue, "<c>"),
                new HostileFile("references", WEB_VTT, cue, "&"),
                new HostileFile("spaces in times", WEB_VTT, vtt + "00:01.000 --> 00:02.000", " "),
                new HostileFile("text without times", WEB_VTT, "", "a\n\n"),
                new HostileFile("text without times", SRT, "", "a\n\n"),
                new HostileFile("unfinished tags", WEB_VTT, cue, "<"));
    }

    private record HostileFile(String name, CaptionFormat format, String start, String repeated) {

        byte[] bytes() {
            byte[] bytes = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), CaptionReader.MOST_BYTES);
            for (int i = start.length(); i < bytes.length; i++) {
                bytes[i] = (byte) repeated.charAt((i - start.length()) % repeated.length());
            }
            return bytes;
        }
    }
}

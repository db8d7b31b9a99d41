package io.cielo24.maven.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever the bytes are, a reader comes to an end and says something sensible; and what is written well is read well. */
class ReaderPropertiesTest {

    /** What the formats are made of, so that random texts reach deep into the readers. */
    private static final List<String> PIECES = List.of(
            "WEBVTT",
            "NOTE",
            "STYLE",
            "REGION",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "1",
            "2",
            "-->",
            " --> ",
            "00:00:01.000",
            "00:00:02,000",
            "0:00:03.000",
            "00:04.000",
            "99:59:59.999",
            "0:00:01.000,0:00:02.000",
            "00:00:01,000 --> 00:00:02,000",
            "00:00:01.000 --> 00:00:02.000",
            "Hello",
            "<v Anna>",
            "</v>",
            "<i>",
            "<",
            ">",
            "&",
            "&amp;",
            "&#",
            "&#0;",
            ";",
            "<c.x",
            "align:start",
            "{\\an8}",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "<?xml version=\"1.0\" encoding=\"x\"?>",
            "<tt xmlns=\"http://www.w3.org/ns/ttml\">",
            "</tt>",
            "<body>",
            "</body>",
            "<div>",
            "</div>",
            "<p begin=\"1s\" end=\"2s\">",
            "<p>",
            "</p>",
            "<p begin='",
            "'",
            "\"",
            "<span begin=\"00:00:01:10\">",
            "</span>",
            "<br/>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<!DOCTYPE",
            "<!ENTITY",
            "]>",
            "<?",
            "?>",
            "xml:space=\"preserve\"",
            "<ttm:agent",
            "ttp:frameRate=\"0\"",
            "é",
            "\uD83D\uDE00");

    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
        return piece.list().ofMaxSize(60).map(pieces -> String.join("", pieces).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<byte[]> good = Arbitraries.of(CaptionFormat.values())
                .map(format ->
                        write(format, List.of(cue(1, 1000, 2000, "Hello", "there"), cue(2, 2000, 4000, "You & I"))));
        Arbitrary<List<byte[]>> rubbish = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(good, rubbish, Arbitraries.randoms()).as((bytes, splices, random) -> {
            byte[] result = bytes;
            for (byte[] splice : splices) {
                int at = random.nextInt(result.length + 1);
                int cut = Math.min(random.nextInt(4), result.length - at);
                byte[] next = new byte[result.length - cut + splice.length];
                System.arraycopy(result, 0, next, 0, at);
                System.arraycopy(splice, 0, next, at, splice.length);
                System.arraycopy(result, at + cut, next, at + splice.length, result.length - at - cut);
                result = next;
            }
            return result;
        });
    }

    @Property(tries = 1500)
    void noTextMakesAReaderFail(@ForAll("texts") byte[] bytes, @ForAll CaptionFormat format) {
        isSensible(bytes, format);
    }

    @Property(tries = 1500)
    void noDamageMakesAReaderFail(@ForAll("damaged") byte[] bytes, @ForAll CaptionFormat format) {
        isSensible(bytes, format);
    }

    @Property(tries = 500)
    void noBytesMakeAReaderFail(@ForAll byte[] bytes, @ForAll CaptionFormat format) {
        isSensible(bytes, format);
    }

    @Property(tries = 100)
    void aFileCutOffAnywhereIsRead(
            @ForAll("cues") List<Cue> cues, @ForAll CaptionFormat format, @ForAll @IntRange(max = 100_000) int at) {
        byte[] bytes = write(format, cues);

        isSensible(Arrays.copyOf(bytes, at % (bytes.length + 1)), format);
    }

    @Property(tries = 500)
    void whatIsWrittenWellIsReadWithoutAFinding(@ForAll("cues") List<Cue> cues, @ForAll CaptionFormat format) {
        CaptionFile read = CaptionReader.read(write(format, cues), "f", format);

        assertThat(read.findings()).isEmpty();
        assertThat(read.cues())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(cues);
    }

    private static void isSensible(byte[] bytes, CaptionFormat format) {
        CaptionFile file = CaptionReader.read(bytes, "f", format);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        long lines = text.split("\r\n|\r|\n", -1).length;
        List<Finding> findings = CaptionCheck.check(file, CaptionRules.defaults(), Duration.ofSeconds(10));

        assertThat(findings)
                .allSatisfy(finding -> {
                    // In UTF-16 there may be ends of lines where single bytes show none.
                    assertThat(finding.line()).isBetween(0, (int) Math.max(lines, bytes.length));
                    assertThat(finding.message()).isNotBlank().doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]");
                })
                .isSortedAccordingTo(Finding.IN_FILE_ORDER)
                .hasSizeLessThan(Rule.values().length * 2 * (Findings.MOST + 1));
        assertThat(file.cues()).extracting(Cue::index).isSorted().doesNotHaveDuplicates();
        assertThat(file.cues()).allSatisfy(cue -> {
            assertThat(cue.start()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(cue.lines()).noneMatch(line -> line.contains("\n") || line.contains("\r"));
        });
        if (file.cues().isEmpty()) {
            assertThat(findings).as("nothing read, so something said").isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<Cue>> cues() {
        Arbitrary<String> line = Arbitraries.strings()
                .withChars("abc ABC éß日&<>\"'.,!?-;:{}[]()#/=01")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> text.strip().replaceAll(" +", " ").replace("-->", ""))
                .filter(text -> !text.isEmpty() && !text.matches("\\d+|.*(<|</)[^>]*>.*|.*\\{\\\\.*"));
        Arbitrary<List<String>> text = line.list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(1, 10_000),
                        text)
                .as((gap, length, lines) ->
                        new Cue(1, 1, Duration.ofMillis(gap), Duration.ofMillis(gap + length), lines, null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(ReaderPropertiesTest::oneAfterAnother);
    }

    private static List<Cue> oneAfterAnother(List<Cue> cues) {
        long[] clock = {0};
        int[] index = {0};
        return cues.stream()
                .map(cue -> {
                    long start = clock[0] + cue.start().toMillis();
                    clock[0] = start + cue.length().toMillis();
                    return cue(++index[0], start, clock[0], cue.lines().toArray(String[]::new));
                })
                .toList();
    }

    private static Cue cue(int index, long start, long end, String... lines) {
        return new Cue(index, 0, Duration.ofMillis(start), Duration.ofMillis(end), Arrays.asList(lines), null);
    }

    /** An independent, simple writer of each format. */
    private static byte[] write(CaptionFormat format, List<Cue> cues) {
        String body = cues.stream().map(cue -> write(format, cue)).collect(Collectors.joining());
        String text = switch (format) {
            case WEB_VTT -> "WEBVTT\n\n" + body;
            case SRT, SBV -> body;
            case DFXP -> "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n" + body + "</div></body></tt>\n";
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String write(CaptionFormat format, Cue cue) {
        String lines = String.join("\n", cue.lines());
        String escaped = lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String start = clock(cue.start());
        String end = clock(cue.end());
        return switch (format) {
            case WEB_VTT -> start + " --> " + end + "\n" + escaped + "\n\n";
            case SRT ->
                cue.index() + "\n" + start.replace('.', ',') + " --> " + end.replace('.', ',') + "\n" + lines + "\n\n";
            case SBV -> start.substring(1) + "," + end.substring(1) + "\n" + lines + "\n\n";
            case DFXP -> "<p begin=\"" + start + "\" end=\"" + end + "\">" + escaped.replace("\n", "<br/>") + "</p>\n";
        };
    }

    private static String clock(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}

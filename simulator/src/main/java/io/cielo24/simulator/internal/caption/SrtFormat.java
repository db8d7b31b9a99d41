package io.cielo24.simulator.internal.caption;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SubRip, also by a pattern of the caller. */
final class SrtFormat {

    static final String USUAL = "{caption_number:d}\n"
            + "{start_hour:02d}:{start_minute:02d}:{start_second:02d},{start_millisecond:03d} --> "
            + "{end_hour:02d}:{end_minute:02d}:{end_second:02d},{end_millisecond:03d}\n"
            + "{caption_text}\n\n";

    private static final Pattern TAG = Pattern.compile("\\{([a-z_]+)(?::(0?)([0-9]?)d)?}");

    private SrtFormat() {}

    static String render(List<Cue> cues, RenderOptions options) {
        String pattern = options.text("srt_format", USUAL);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            int number = i + 1;
            out.append(TAG.matcher(pattern).replaceAll(tag -> Matcher.quoteReplacement(replace(tag, cue, number))));
        }
        return out.toString();
    }

    private static String replace(MatchResult tag, Cue cue, int number) {
        String name = tag.group(1);
        if (name.equals("caption_text")) {
            return cue.text();
        }
        if (name.equals("caption_number")) {
            return padded(number, tag);
        }
        long ms;
        if (name.startsWith("start_")) {
            ms = cue.start();
        } else if (name.startsWith("end_")) {
            ms = cue.end();
        } else {
            return tag.group();
        }
        return switch (name.substring(name.indexOf('_') + 1)) {
            case "hour" -> padded(ms / 3_600_000, tag);
            case "minute" -> padded(ms / 60_000 % 60, tag);
            case "second" -> padded(ms / 1000 % 60, tag);
            case "millisecond" -> padded(ms % 1000, tag);
            default -> tag.group();
        };
    }

    private static String padded(long value, MatchResult tag) {
        String width = tag.group(3) == null || tag.group(3).isEmpty() ? "1" : tag.group(3);
        return String.format(Locale.ROOT, "%0" + width + "d", value);
    }
}

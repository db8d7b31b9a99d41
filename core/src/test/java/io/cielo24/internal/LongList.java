package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import reactor.core.publisher.Flux;

/**
 * The element list of a long media, made up as it is asked for: people who speak some 150 words a minute, out of a
 * vocabulary whose words are used as unevenly as real ones, with punctuation, sounds, and all the keys of the format.
 */
final class LongList {

    private static final int WORDS_PER_MINUTE = 150;
    private static final int VOCABULARY = 12_000;

    private final Random random = new Random(24);
    private final String[] words = new String[VOCABULARY];
    private final long end;
    private long time = 640;
    private int speaker = 1;
    private boolean begun;

    private LongList(int minutes) {
        this.end = minutes * 60_000L;
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int c = 2 + random.nextInt(3) + i / 2500; c >= 0; c--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
    }

    /** One buffer per segment. */
    static Flux<ByteBuffer> ofMinutes(int minutes) {
        return Flux.defer(() -> {
                    LongList list = new LongList(minutes);
                    return Flux.<String>generate(sink -> {
                        if (list.time > list.end) {
                            sink.complete();
                        } else {
                            sink.next(list.next());
                        }
                    });
                })
                .concatWithValues("""
                        ],"speakers":[{"name":"Maya","id":1,"gender":"FEMALE"},{"name":"","id":2,"gender":"UNKNOWN"}],
                        "keywords":{"color":{"display_name":"Color","url":"","time_ranges":[{"start_time":1,"end_time":2}]}}}""")
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String next() {
        StringBuilder json = new StringBuilder();
        if (!begun) {
            json.append("{\"version\":3,\"start_time\":0,\"end_time\":").append(end);
            json.append(",\"language\":\"EN_US\",\"segments\":[");
        } else {
            json.append(',');
        }
        begun = true;
        long start = time;
        json.append("{\"sequences\":[");
        int sentences = 1 + random.nextInt(6);
        for (int i = 0; i < sentences; i++) {
            json.append(i == 0 ? "" : ",");
            sentence(json);
        }
        json.append("],\"speaker_change\":true,\"speaker_id\":").append(random.nextInt(9) == 0 ? "false" : speaker);
        json.append(",\"interpolated\":false,\"start_time\":").append(start);
        json.append(",\"end_time\":").append(time).append(",\"style\":\"\"}");
        speaker = 3 - speaker;
        return json.toString();
    }

    private void sentence(StringBuilder json) {
        long start = time;
        int length = 4 + random.nextInt(18);
        json.append("{\"tokens\":[");
        for (int i = 0; i < length; i++) {
            String word = words[(int) (VOCABULARY * Math.pow(random.nextDouble(), 4))];
            long duration = 60_000 / WORDS_PER_MINUTE - random.nextInt(120);
            String shown = i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
            token(json, time, time + duration, word, "word", shown, "");
            json.append(',');
            time += 60_000 / WORDS_PER_MINUTE;
        }
        if (random.nextInt(40) == 0) {
            token(json, time, time + 900, "LAUGH", "sound", "[LAUGH]", "\"LAUGH\"");
            json.append(',');
            time += 1000;
        }
        token(json, time - 40, time, ".", "punctuation", ".", "\"ENDS_SENTENCE\"");
        json.append("],\"interpolated\":false,\"start_time\":")
                .append(start)
                .append(",\"end_time\":")
                .append(time);
        json.append(",\"confidence_score\":0.").append(90 + random.nextInt(10)).append(",\"style\":\"\"}");
    }

    private void token(StringBuilder json, long from, long to, String value, String type, String shown, String tags) {
        json.append("{\"interpolated\": false, \"start_time\": ")
                .append(from)
                .append(", \"end_time\": ")
                .append(to);
        json.append(", \"value\": \"").append(value).append("\", \"type\": \"").append(type);
        json.append("\", \"display_as\": \"")
                .append(shown)
                .append("\", \"tags\": [")
                .append(tags);
        json.append("], \"style\": \"\", \"confidence\": 0.9")
                .append(random.nextInt(10))
                .append(", \"note\": \"");
        json.append("................................................................................")
                .append("\"}");
    }
}

package io.cielo24.simulator.internal.caption;

import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words of media with their times: what captions and transcripts are rendered from. Immutable. */
public final class ElementList {

    private final Map<String, @Nullable Object> json;
    private final List<Word> words;
    private final Map<Integer, String> speakers;
    private volatile @Nullable ElementList draft;

    private ElementList(Map<String, @Nullable Object> json) {
        this.json = json;
        this.speakers = readSpeakers(json);
        this.words = readWords(json);
    }

    /** The one that the simulator carries. */
    public static ElementList carried() {
        return Holder.CARRIED;
    }

    /** What can be seen while the words are spoken that the simulator carries. */
    public static ElementList description() {
        return Holder.DESCRIPTION;
    }

    @SuppressWarnings("unchecked")
    private static ElementList parse(byte[] json) throws JsonException {
        return new ElementList((Map<String, @Nullable Object>) require(Json.parse(json)));
    }

    /** How long it is, in ms. */
    public long length() {
        return number(json, "end_time");
    }

    /** Its JSON, as another version. */
    public Map<String, @Nullable Object> json(long version, String language) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(json);
        copy.put("version", version);
        copy.put("language", language);
        return copy;
    }

    /** The same words as a machine might have heard them: in lower case, without punctuation and speakers. */
    public ElementList draft() {
        ElementList made = draft;
        if (made == null) {
            made = makeDraft();
            draft = made;
        }
        return made;
    }

    private ElementList makeDraft() {
        return mapTokens(
                token -> "punctuation".equals(token.get("type"))
                        ? null
                        : "word".equals(token.get("type"))
                                ? changed(token, text(token, "display_as").toLowerCase(Locale.ROOT))
                                : token,
                false);
    }

    /** The same words, but one of them. */
    public ElementList replaced(String from, String to) {
        return mapTokens(token -> from.equals(token.get("display_as")) ? changed(token, to) : token, true);
    }

    /** The same words again and again, until they last so many milliseconds. */
    public ElementList lasting(long milliseconds) {
        List<Object> segments = new ArrayList<>(objects(json, "segments"));
        long offset = length();
        for (; offset < milliseconds; offset += length()) {
            for (Map<String, ?> segment : objects(json, "segments")) {
                segments.add(shifted(segment, offset));
            }
        }
        Map<String, @Nullable Object> longer = new LinkedHashMap<>(json);
        longer.put("segments", segments);
        longer.put("end_time", offset);
        return new ElementList(longer);
    }

    /** These words and others, segment by segment, in the order in which they begin. */
    public ElementList mixedWith(ElementList other) {
        List<Map<String, ?>> segments = new ArrayList<>(objects(json, "segments"));
        segments.addAll(objects(other.json, "segments"));
        segments.sort(Comparator.comparingLong(segment -> number(segment, "start_time")));
        Map<String, @Nullable Object> mixed = new LinkedHashMap<>(json);
        mixed.put("segments", segments);
        mixed.put("end_time", Math.max(length(), other.length()));
        return new ElementList(mixed);
    }

    private ElementList mapTokens(Function<Map<String, ?>, @Nullable Map<String, ?>> change, boolean speakers) {
        List<Object> segments = new ArrayList<>();
        for (Map<String, ?> segment : objects(json, "segments")) {
            List<Object> sequences = new ArrayList<>();
            for (Map<String, ?> sequence : objects(segment, "sequences")) {
                List<Object> tokens = new ArrayList<>();
                for (Map<String, ?> token : objects(sequence, "tokens")) {
                    Map<String, ?> mapped = change.apply(token);
                    if (mapped != null) {
                        tokens.add(mapped);
                    }
                }
                Map<String, @Nullable Object> copy = new LinkedHashMap<>(sequence);
                copy.put("tokens", tokens);
                sequences.add(copy);
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(segment);
            copy.put("sequences", sequences);
            if (!speakers) {
                copy.put("speaker_change", false);
                copy.put("speaker_id", false);
            }
            segments.add(copy);
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(json);
        changed.put("segments", segments);
        return new ElementList(changed);
    }

    private static Map<String, @Nullable Object> changed(Map<String, ?> token, String shown) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(token);
        copy.put("value", shown);
        copy.put("display_as", shown);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> shifted(Map<String, ?> object, long offset) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(object);
        copy.replaceAll((name, value) -> {
            if ((name.equals("start_time") || name.equals("end_time")) && value instanceof Long time) {
                return time + offset;
            }
            if (value instanceof List<?> list && (name.equals("sequences") || name.equals("tokens"))) {
                return list.stream()
                        .map(each -> shifted((Map<String, ?>) require(each), offset))
                        .toList();
            }
            return value;
        });
        return copy;
    }

    List<Word> words() {
        return words;
    }

    /** The speaker's name, or a name made of the number. */
    String speaker(int id) {
        return speakers.getOrDefault(id, "Speaker " + id);
    }

    private static Map<Integer, String> readSpeakers(Map<String, ?> json) {
        Map<Integer, String> speakers = new LinkedHashMap<>();
        for (Map<String, ?> speaker : objects(json, "speakers")) {
            speakers.put((int) number(speaker, "id"), text(speaker, "name"));
        }
        return speakers;
    }

    private static List<Word> readWords(Map<String, ?> json) {
        List<Word> words = new ArrayList<>();
        for (Map<String, ?> segment : objects(json, "segments")) {
            int speaker = segment.get("speaker_id") instanceof Long id ? id.intValue() : 0;
            boolean turn = Boolean.TRUE.equals(segment.get("speaker_change"));
            int first = words.size();
            for (Map<String, ?> sequence : objects(segment, "sequences")) {
                for (Map<String, ?> token : objects(sequence, "tokens")) {
                    add(words, first, token, speaker);
                }
            }
            if (first < words.size()) {
                words.set(first, words.get(first).withTurn(turn));
                words.set(words.size() - 1, words.get(words.size() - 1).withEndsSegment(true));
            }
        }
        return List.copyOf(words);
    }

    private static void add(List<Word> words, int first, Map<String, ?> token, int speaker) {
        List<String> tags = ((List<?>) require(token.get("tags")))
                .stream().map(String.class::cast).toList();
        boolean endsSentence = tags.contains("ENDS_SENTENCE");
        String type = text(token, "type");
        String shown = text(token, "display_as");
        if (type.equals("punctuation") && words.size() > first) {
            Word last = words.get(words.size() - 1);
            words.set(
                    words.size() - 1,
                    last.withText(last.text() + shown).withEndsSentence(last.endsSentence() || endsSentence));
        } else {
            boolean sound = type.equals("sound");
            words.add(new Word(
                    shown,
                    number(token, "start_time"),
                    number(token, "end_time"),
                    sound,
                    tags,
                    speaker,
                    false,
                    endsSentence,
                    false));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> objects(Map<String, ?> json, String name) {
        return (List<Map<String, ?>>) require(json.get(name));
    }

    private static String text(Map<String, ?> json, String name) {
        return (String) require(json.get(name));
    }

    private static long number(Map<String, ?> json, String name) {
        return (Long) require(json.get(name));
    }

    private static Object require(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("not an element list");
        }
        return value;
    }

    private static final class Holder {
        static final ElementList CARRIED = read("element-list.json");
        static final ElementList DESCRIPTION = read("audio-description.json");

        private static ElementList read(String name) {
            try (InputStream in = ElementList.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing from the simulator's jar");
                }
                return parse(in.readAllBytes());
            } catch (IOException | JsonException e) {
                throw new IllegalStateException(name + " cannot be read", e);
            }
        }
    }
}

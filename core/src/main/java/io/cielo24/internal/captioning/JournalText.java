package io.cielo24.internal.captioning;

import io.cielo24.JournalException;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.captioning.Step;
import io.cielo24.internal.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a journal's files: JSON that people can read, one member per line, with the version of its form. */
final class JournalText {

    /** Of the form. A later one that older libraries cannot read has a greater number. */
    static final int VERSION = 1;

    private static final String ORDER = "cielo24-order";

    private JournalText() {}

    /** An entry, and who wrote it. */
    static byte[] of(JournalEntry entry, String holder) {
        Map<String, Object> text = head(ORDER);
        text.put("externalId", entry.key().externalId());
        text.put("step", entry.step().name());
        put(text, "jobId", entry.jobId());
        put(text, "taskId", entry.taskId());
        put(text, "status", entry.status());
        text.put("media", entry.media());
        text.put("mediaId", entry.key().mediaId());
        text.put("mediaAccepted", entry.mediaAccepted());
        text.put("ordered", entry.ordered());
        text.put("orderId", entry.key().orderId());
        put(text, "elementListVersion", entry.version());
        text.put("results", entry.results());
        text.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()); // for people only
        text.put("writtenBy", holder);
        return bytes(text);
    }

    static Map<String, Object> head(String format) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("format", format);
        text.put("version", VERSION);
        return text;
    }

    static byte[] bytes(Map<String, Object> text) {
        return (new String(Json.readable(text), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads an entry back. */
    static JournalEntry entry(byte[] bytes, Path file) {
        Reader reader = new Reader(bytes, file, ORDER);
        try {
            return new JournalEntry(
                    new OrderKey(reader.required("externalId"), reader.required("mediaId"), reader.required("orderId")),
                    reader.required("media"),
                    reader.texts("ordered"),
                    Step.valueOf(reader.required("step")),
                    reader.text("jobId"),
                    reader.text("taskId"),
                    reader.flag("mediaAccepted"),
                    reader.text("status"),
                    reader.text("elementListVersion"),
                    reader.texts("results"));
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage());
        }
    }

    private static JournalException damaged(Path file, @Nullable String what) {
        return new JournalException(
                "the journal file " + file + " is damaged: " + what + ". Restore it, or delete it: its order is then "
                        + "looked up at the service by its external id, and nothing is ordered twice",
                null);
    }

    private static void put(Map<String, Object> text, String name, @Nullable String value) {
        if (value != null) {
            text.put(name, value);
        }
    }

    /** A file's members, checked for format and version first. */
    static final class Reader {

        private final Path file;
        private final Map<String, ?> members;

        Reader(byte[] bytes, Path file, String format) {
            this.file = file;
            this.members = Json.tryObject(bytes)
                    .orElseThrow(() -> damaged(
                            file,
                            bytes.length == 0 ? "it is empty" : "it is not a JSON object, or not the whole of one"));
            if (!format.equals(members.get("format")) || !(members.get("version") instanceof Integer version)) {
                throw damaged(file, "it is not of the format " + format);
            }
            if (version > VERSION) {
                throw new JournalException(
                        "the journal file " + file + " was written by a newer version of this library (format "
                                + version + ", this one knows " + VERSION + "): update this library",
                        null);
            }
        }

        @Nullable
        String text(String name) {
            Object value = members.get(name);
            return value == null ? null : value.toString();
        }

        String required(String name) {
            String value = text(name);
            if (value == null) {
                throw damaged(file, "'" + name + "' is missing");
            }
            return value;
        }

        boolean flag(String name) {
            return Boolean.TRUE.equals(members.get(name));
        }

        Map<String, String> texts(String name) {
            Map<String, String> texts = new LinkedHashMap<>();
            if (members.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
            }
            return texts;
        }
    }
}

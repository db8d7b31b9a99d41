package io.cielo24.transcript;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about what is said in a media, word by word. Unmodifiable; repeated texts are shared, so that
 * the list of a media of ten hours takes less memory than its JSON.
 *
 * @param version of the format, {@code null} if the service did not say
 * @param startTime in milliseconds, {@link #NO_TIME} if the service did not say; usually zero
 * @param endTime in milliseconds, {@link #NO_TIME} if the service did not say; usually the length of the media
 * @param language spoken, as the service writes it here (such as {@code EN_US}); {@code null} if it did not say
 * @param segments in order
 * @param speakers who speaks
 * @param keywords by the service's lower-case name, in its order
 * @param topics by the service's lower-case name, in its order
 * @param entities by the service's lower-case name, in its order
 */
public record ElementList(
        @Nullable Integer version,
        long startTime,
        long endTime,
        @Nullable String language,
        List<Segment> segments,
        List<Speaker> speakers,
        Map<String, Mention> keywords,
        Map<String, Mention> topics,
        Map<String, Mention> entities) {

    /** Stands where the service did not say a time. */
    public static final long NO_TIME = -1;

    /** Copies lists and maps. */
    public ElementList {
        segments = List.copyOf(segments);
        speakers = List.copyOf(speakers);
        keywords = copy(keywords);
        topics = copy(topics);
        entities = copy(entities);
    }

    private static Map<String, Mention> copy(Map<String, Mention> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** How much there is of it. */
    @Override
    public String toString() {
        return "ElementList[version=" + version + ", language=" + language + ", " + segments.size() + " segments, "
                + speakers.size() + " speakers]";
    }
}

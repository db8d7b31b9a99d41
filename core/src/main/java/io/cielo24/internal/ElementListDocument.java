package io.cielo24.internal;

import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.Gender;
import io.cielo24.transcript.Mention;
import io.cielo24.transcript.Segment;
import io.cielo24.transcript.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element list, made into the model as it arrives: no tree of it is ever built. */
final class ElementListDocument extends Document<ElementList> {

    /** No element list larger than this is read. */
    static final int LARGEST = 256 * 1024 * 1024;

    private final ModelBudget budget = new ModelBudget(Long.MAX_VALUE);
    private final SharedTexts shared = new SharedTexts(budget);
    private final List<Segment> segments = new ArrayList<>();
    private final SegmentPlaces segmentPlaces = new SegmentPlaces(budget, shared, segments::add);
    private final List<Speaker> speakers = new ArrayList<>();
    private final Map<String, Mention> keywords = new LinkedHashMap<>();
    private final Map<String, Mention> topics = new LinkedHashMap<>();
    private final Map<String, Mention> entities = new LinkedHashMap<>();
    private @Nullable Integer version;
    private long startTime = ElementList.NO_TIME;
    private long endTime = ElementList.NO_TIME;
    private @Nullable String language;
    private boolean segmentsSeen;
    private @Nullable ElementList complete;

    @Override
    boolean rootIsList() {
        return false;
    }

    @Override
    void arrived(long bytes) {
        budget.arrived(bytes);
    }

    @Override
    Place root() {
        return new Root();
    }

    @Override
    @Nullable
    ElementList take() {
        ElementList list = complete;
        complete = null;
        return list;
    }

    @Override
    void complete() {
        if (!segmentsSeen) {
            throw new Fields.Malformed("'segments' is missing");
        }
        complete =
                new ElementList(version, startTime, endTime, language, segments, speakers, keywords, topics, entities);
    }

    private final class Root extends Place {

        @Override
        Place list(String name) {
            return switch (name) {
                case "segments" -> {
                    segmentsSeen = true;
                    yield segmentPlaces.segmentList;
                }
                case "speakers" -> new Speakers();
                default -> NOWHERE;
            };
        }

        @Override
        Place object(String name) {
            return switch (name) {
                case "keywords" -> new Mentions(keywords);
                case "topics" -> new Mentions(topics);
                case "entities" -> new Mentions(entities);
                default -> NOWHERE;
            };
        }

        @Override
        void scalar(String name, Scalar value) {
            switch (name) {
                case "version" -> version = value.number();
                case "starttime" -> startTime = value.whole(ElementList.NO_TIME);
                case "endtime" -> endTime = value.whole(ElementList.NO_TIME);
                case "language" -> language = value.text();
                case "segments" -> segmentsSeen |= value.text() == null;
                default -> error(name, value);
            }
        }
    }

    private final class Speakers extends Place {

        private final Place speaker = new Place() {
            private @Nullable Integer id;
            private @Nullable String name;
            private @Nullable Gender gender;

            @Override
            void scalar(String key, Scalar value) {
                switch (key) {
                    case "id" -> id = value.number();
                    case "name" -> name = shared.text(value.text());
                    case "gender" -> {
                        String text = shared.text(value.text());
                        gender = text == null ? null : new Gender(text);
                    }
                    default -> {
                        // Unknown keys never fail.
                    }
                }
            }

            @Override
            void end() {
                budget.spend(2 * ModelBudget.OBJECT + ModelBudget.REFERENCE);
                speakers.add(new Speaker(id, name, gender));
                id = null;
                name = null;
                gender = null;
            }
        };

        @Override
        Place object(String name) {
            return speaker;
        }
    }

    /** Of one kind, by name. */
    private final class Mentions extends Place {

        private final Map<String, Mention> found;
        private String key = "";
        private @Nullable String displayName;
        private @Nullable String url;
        private final List<Mention.Range> ranges = new ArrayList<>();

        Mentions(Map<String, Mention> found) {
            this.found = found;
        }

        @Override
        Place object(String name, String written) {
            key = written;
            return mention;
        }

        private final Place range = new Place() {
            private long start = ElementList.NO_TIME;
            private long end = ElementList.NO_TIME;

            @Override
            void scalar(String name, Scalar value) {
                if (name.equals("starttime")) {
                    start = value.whole(ElementList.NO_TIME);
                } else if (name.equals("endtime")) {
                    end = value.whole(ElementList.NO_TIME);
                }
            }

            @Override
            void end() {
                budget.spend(ModelBudget.OBJECT + ModelBudget.REFERENCE);
                ranges.add(new Mention.Range(start, end));
                start = ElementList.NO_TIME;
                end = ElementList.NO_TIME;
            }
        };

        private final Place rangeList = new Place() {
            @Override
            Place object(String name) {
                return range;
            }
        };

        private final Place mention = new Place() {
            @Override
            Place list(String name) {
                return name.equals("timeranges") ? rangeList : NOWHERE;
            }

            @Override
            void scalar(String name, Scalar value) {
                if (name.equals("displayname")) {
                    displayName = shared.text(value.text());
                } else if (name.equals("url")) {
                    url = shared.text(value.text());
                }
            }

            @Override
            void end() {
                budget.spend(3 * ModelBudget.OBJECT + 2L * key.length());
                found.put(key, new Mention(displayName, url, ranges));
                displayName = null;
                url = null;
                ranges.clear();
            }
        };
    }
}

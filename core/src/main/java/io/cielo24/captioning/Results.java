package io.cielo24.captioning;

import io.cielo24.media.MediaFormat;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.TranscriptRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is fetched when a job is done, and where it goes: into memory, into a directory, or to a handler. */
public final class Results {

    private static final String VERSION = "elementlist_version";
    private static final Results NONE = builder().build();

    private final List<Item> items;
    private final Target target;
    private final Optional<String> baseName;
    private final Optional<String> version;

    private Results(Builder builder) {
        this.items = List.copyOf(builder.items.values());
        this.target = builder.target;
        this.baseName = builder.baseName;
        this.version = builder.version;
    }

    /**
     * Nothing: the flow ends when the job is done.
     *
     * @return the empty results
     */
    public static Results none() {
        return NONE;
    }

    /**
     * Starts with nothing, to be kept in memory.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which items, in the order in which they are fetched.
     *
     * @return possibly none
     */
    public List<Item> items() {
        return items;
    }

    /**
     * Where they go.
     *
     * @return memory, a directory or a handler
     */
    public Target target() {
        return target;
    }

    /**
     * What files are called, without extension.
     *
     * @return empty for the media's own name
     */
    public Optional<String> baseName() {
        return baseName;
    }

    /**
     * The version of the element list to fetch from.
     *
     * @return empty for the newest
     */
    public Optional<String> version() {
        return version;
    }

    @Override
    public String toString() {
        return "Results" + items.stream().map(Item::extension).toList();
    }

    /** One thing to fetch. */
    public sealed interface Item {

        /**
         * What a file of it ends with.
         *
         * @return without the leading dot
         */
        String extension();

        /**
         * Captions.
         *
         * @param request which
         * @param extension what a file of them ends with
         */
        record Captions(CaptionRequest request, String extension) implements Item {}

        /**
         * The transcript.
         *
         * @param request which
         * @param extension what a file of it ends with
         */
        record Transcript(TranscriptRequest request, String extension) implements Item {}

        /**
         * The element list as the service writes it, JSON.
         *
         * @param extension what a file of it ends with
         */
        record Elements(String extension) implements Item {}

        /**
         * The media.
         *
         * @param format mp3 or mp4
         * @param extension what a file of it ends with
         */
        record Media(MediaFormat format, String extension) implements Item {}
    }

    /** Where results go. */
    public sealed interface Target {

        /** Kept, and part of the outcome. */
        record Memory() implements Target {}

        /**
         * Written as files, each complete or not at all, replacing older ones.
         *
         * @param directory created if it is missing
         */
        record Directory(Path directory) implements Target {}

        /**
         * Handed over.
         *
         * @param handler of the caller
         */
        record Handler(ResultHandler handler) implements Target {}
    }

    /** Collects results. Not for use by several threads at once. */
    public static final class Builder {

        private final Map<String, Item> items = new LinkedHashMap<>();
        private Target target = new Target.Memory();
        private Optional<String> baseName = Optional.empty();
        private Optional<String> version = Optional.empty();

        private Builder() {}

        /**
         * Captions in these formats, as the service makes them by default.
         *
         * @param formats one or more
         * @return this builder
         */
        public Builder captions(CaptionFormat... formats) {
            for (CaptionFormat format : formats) {
                add(new Item.Captions(CaptionRequest.of(format), format.fileExtension()));
            }
            return this;
        }

        /**
         * Captions with options.
         *
         * @param request which; must not ask for an element list version, see {@link #version}
         * @param extension what the file ends with, without the leading dot, such as {@code en.vtt}
         * @return this builder
         */
        public Builder captions(CaptionRequest request, String extension) {
            checkUnpinned(request.parameters());
            return add(new Item.Captions(request, extension));
        }

        /**
         * The transcript as plain text; a file of it ends with {@code txt}.
         *
         * @return this builder
         */
        public Builder transcript() {
            return transcript(TranscriptRequest.plain(), "txt");
        }

        /**
         * The transcript with options.
         *
         * @param request which; must not ask for an element list version, see {@link #version}
         * @param extension what the file ends with, without the leading dot
         * @return this builder
         */
        public Builder transcript(TranscriptRequest request, String extension) {
            checkUnpinned(request.parameters());
            return add(new Item.Transcript(request, extension));
        }

        /**
         * The element list as the service writes it; a file of it ends with {@code json}.
         *
         * @return this builder
         */
        public Builder elementList() {
            return add(new Item.Elements("json"));
        }

        /**
         * The media as the service hands it out. Not into memory.
         *
         * @param format mp3 or mp4; a file of it ends with {@code service.mp4}, so that it never replaces the original
         * @return this builder
         */
        public Builder media(MediaFormat format) {
            return add(new Item.Media(format, "service." + format.text()));
        }

        /**
         * Writes files into a directory. Two orders must not write the same file: give them directories or base names of
         * their own.
         *
         * @param directory created if it is missing
         * @return this builder
         */
        public Builder into(Path directory) {
            this.target = new Target.Directory(Objects.requireNonNull(directory, "directory"));
            return this;
        }

        /**
         * Hands everything to a handler as it arrives.
         *
         * @param handler of the caller
         * @return this builder
         */
        public Builder to(ResultHandler handler) {
            this.target = new Target.Handler(Objects.requireNonNull(handler, "handler"));
            return this;
        }

        /**
         * What files are called; unless set, as the media file is, or as the order's external id where the media is no file.
         *
         * @param name a plain file name without extension
         * @return this builder
         */
        public Builder baseName(String name) {
            this.baseName = Optional.of(checked(name));
            return this;
        }

        /**
         * Fetches from one version of the element list, so that the same order gives the same bytes whenever it is asked
         * for. Unless set, the newest final version is looked up once, and everything is fetched from that.
         *
         * @param version as it was listed, or as an earlier outcome names it
         * @return this builder
         */
        public Builder version(String version) {
            if (version.isBlank()) {
                throw new IllegalArgumentException("the version is blank; leave it out for the newest");
            }
            this.version = Optional.of(version);
            return this;
        }

        /**
         * Makes the results.
         *
         * @return the results
         * @throws IllegalArgumentException if the media is to be kept in memory
         */
        public Results build() {
            if (target instanceof Target.Memory && items.values().stream().anyMatch(Item.Media.class::isInstance)) {
                throw new IllegalArgumentException(
                        "a media may have gigabytes and is not kept in memory; give a directory or a handler");
            }
            return new Results(this);
        }

        private Builder add(Item item) {
            if (items.putIfAbsent(checked(item.extension()), item) != null) {
                throw new IllegalArgumentException(
                        "two results end with '." + item.extension() + "'; give one of them another extension");
            }
            return this;
        }

        /** One order, one version: what the outcome and the journal say of it holds for every result. */
        private static void checkUnpinned(Map<String, Object> parameters) {
            if (parameters.containsKey(VERSION)) {
                throw new IllegalArgumentException("a result must not have an " + VERSION + " of its own, was: "
                        + parameters.get(VERSION) + ". Set it for all results, with version(...)");
            }
        }

        /** Formats are open, so what they bring along is checked as well. */
        private static String checked(String name) {
            if (name.isBlank() || name.startsWith(".") || name.matches("(?s).*[/\\\\:*?\"<>|\\p{Cntrl}].*")) {
                throw new IllegalArgumentException("not a plain part of a file name: '"
                        + name.replaceAll("\\p{Cntrl}", "?") + "'. It must not be blank, begin with a dot, or hold"
                        + " / \\ : * ? \" < > | or a control character");
            }
            return name;
        }
    }
}

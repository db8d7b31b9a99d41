package io.cielo24.maven.caption;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open element of a TTML document with what it hands down: when it begins and ends, how it treats white space, which
 * cue its text belongs to. Times are milliseconds from the start of the media.
 */
final class TtmlElement {

    private static final Set<String> TIMED = Set.of("body", "div", "p", "span");

    private final String name;
    private final @Nullable TtmlElement parent;
    private final boolean keepsSpace;
    private @Nullable Long begin;
    private @Nullable Long end;
    private boolean ownTimes;
    private boolean sequence;
    private long sequenceEnd; // where the next child of a sequence begins
    private @Nullable TtmlText text;
    private int cueLine;
    private boolean misplaced;
    private boolean cuesInside;
    private @Nullable String speaker;

    private TtmlElement(String name, @Nullable TtmlElement parent, boolean keepsSpace) {
        this.name = name;
        this.parent = parent;
        this.keepsSpace = keepsSpace;
        if (parent != null) {
            misplaced = parent.misplaced;
            speaker = parent.speaker;
            begin = parent.begin;
            end = parent.end;
            // What stands in metadata inside a paragraph is not shown.
            text = name.equals("span") || name.equals("br") ? parent.text : null;
        }
    }

    static TtmlElement in(@Nullable TtmlElement parent, String name, @Nullable String space) {
        boolean inherited = parent != null && parent.keepsSpace;
        return new TtmlElement(name, parent, space == null ? inherited : space.equals("preserve"));
    }

    /** Sets the times that the element itself states, which count from where its parent, or the one before it, stands. */
    void time(@Nullable Long ownBegin, @Nullable Long ownEnd, @Nullable Long duration, boolean isSequence) {
        long reference = reference();
        ownTimes = ownBegin != null || ownEnd != null || duration != null;
        boolean inSequence = parent != null && parent.sequence;
        if (ownTimes || inSequence) {
            long from = reference + (ownBegin == null ? 0 : ownBegin);
            begin = from;
            end = earlier(
                    earlier(ownEnd == null ? null : reference + ownEnd, duration == null ? null : from + duration),
                    parent == null ? null : parent.end);
        }
        sequence = isSequence;
        sequenceEnd = begin == null ? 0 : begin;
    }

    private long reference() {
        if (parent == null) {
            return 0;
        }
        if (parent.sequence) {
            return parent.sequenceEnd;
        }
        return parent.begin == null ? 0 : parent.begin;
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    void childEnded(TtmlElement child) {
        if (sequence && child.end != null) {
            sequenceEnd = child.end;
        }
    }

    /** A time of this element cannot be read, so that nothing in it can be placed. */
    void misplaced() {
        misplaced = true;
    }

    void speak(@Nullable String who) {
        speaker = who == null ? speaker : who;
    }

    /** From here on the element's text is a cue of its own. */
    void beginCue(int line) {
        cueLine = line;
        text = new TtmlText();
        for (TtmlElement around = parent; around != null; around = around.parent) {
            around.cuesInside = true;
        }
    }

    String name() {
        return name;
    }

    boolean isTimed() {
        return TIMED.contains(name);
    }

    boolean hasOwnTimes() {
        return ownTimes;
    }

    boolean keepsSpace() {
        return keepsSpace;
    }

    /** The text this element adds to, or null outside of cues. */
    @Nullable
    TtmlText text() {
        return text;
    }

    boolean isCue() {
        return cueLine > 0;
    }

    boolean isMisplaced() {
        return misplaced;
    }

    int cueLine() {
        return cueLine;
    }

    boolean hasCuesInside() {
        return cuesInside;
    }

    @Nullable
    Long begin() {
        return begin;
    }

    @Nullable
    Long end() {
        return end;
    }

    @Nullable
    String speaker() {
        return speaker;
    }
}

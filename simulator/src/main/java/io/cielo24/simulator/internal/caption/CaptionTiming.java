package io.cielo24.simulator.internal.caption;

import java.util.ArrayList;
import java.util.List;

/** Moves the ends of captions, never their beginnings: they belong to the words. */
final class CaptionTiming {

    private final RenderOptions options;

    CaptionTiming(RenderOptions options) {
        this.options = options;
    }

    List<Cue> apply(List<Cue> cues) {
        List<Cue> timed = new ArrayList<>();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            long next = i + 1 < cues.size() ? cues.get(i + 1).start() : Long.MAX_VALUE;
            timed.add(cue.until(end(cue, next)));
        }
        return timed;
    }

    private long end(Cue cue, long next) {
        long end = Math.min(cue.end(), next);
        if (next != Long.MAX_VALUE && next - end <= options.number("merge_gap_interval", 1000)) {
            end = next;
        }
        end = Math.max(end, Math.min(cue.start() + options.number("minimum_caption_length_ms", 0), next));
        end = Math.min(end, cue.start() + options.number("maximum_caption_duration", Integer.MAX_VALUE));
        if (next != Long.MAX_VALUE) {
            end = Math.min(end, next - options.number("minimum_gap_between_captions_ms", 0));
        }
        return Math.max(end, cue.start() + 1);
    }
}

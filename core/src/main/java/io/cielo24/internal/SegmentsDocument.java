package io.cielo24.internal;

import io.cielo24.transcript.Segment;
import org.jspecify.annotations.Nullable;

/** An element list of which the segments come out one by one, and nothing else is kept. */
final class SegmentsDocument extends Document<Segment> {

    /** The most that one segment may take in memory. */
    private static final long LARGEST_SEGMENT = 64L * 1024 * 1024;

    private final ModelBudget budget = new ModelBudget(LARGEST_SEGMENT);
    private final SegmentPlaces places = new SegmentPlaces(budget, new SharedTexts(budget), this::ready);
    private boolean seen;
    private @Nullable Segment ready;

    private void ready(Segment segment) {
        budget.release();
        ready = segment;
    }

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
        return new Place() {
            @Override
            Place list(String name) {
                if (!name.equals("segments")) {
                    return NOWHERE;
                }
                seen = true;
                return places.segmentList;
            }

            @Override
            void scalar(String name, Scalar value) {
                seen |= name.equals("segments") && value.text() == null;
                error(name, value);
            }
        };
    }

    @Override
    @Nullable
    Segment take() {
        Segment segment = ready;
        ready = null;
        return segment;
    }

    @Override
    void complete() {
        if (!seen) {
            throw new Fields.Malformed("'segments' is missing");
        }
    }
}

package io.cielo24.internal;

import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.Segment;
import io.cielo24.transcript.Sequence;
import io.cielo24.transcript.SoundTag;
import io.cielo24.transcript.Token;
import io.cielo24.transcript.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The part of an element list that is nearly all of it: segments of sequences of tokens. Allocates the model only. */
final class SegmentPlaces {

    private static final int LARGEST_STYLE = 64 * 1024;

    private final ModelBudget budget;
    private final SharedTexts shared;
    private final Consumer<Segment> result;

    private final List<Token> tokens = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();

    private final Place tokenPlace = new TokenPlace();
    private final Place sequencePlace = new SequencePlace();
    private final Place segmentPlace = new SegmentPlace();
    private final Place tokenList = listOf(tokenPlace);
    private final Place sequenceList = listOf(sequencePlace);

    /** The list of segments. */
    final Place segmentList = listOf(segmentPlace);

    SegmentPlaces(ModelBudget budget, SharedTexts shared, Consumer<Segment> result) {
        this.budget = budget;
        this.shared = shared;
        this.result = result;
    }

    private static Place listOf(Place item) {
        return new Place() {
            @Override
            Place object(String name) {
                return item;
            }
        };
    }

    /** What segments, sequences and tokens have in common. */
    private abstract class Timed extends Place {

        private final Capture styleTree = new Capture(LARGEST_STYLE, this::style);
        boolean interpolated;
        long startTime;
        long endTime;

        @Nullable
        String style;

        void reset() {
            interpolated = false;
            startTime = ElementList.NO_TIME;
            endTime = ElementList.NO_TIME;
            style = null;
        }

        @Override
        Place object(String name) {
            return name.equals("style") ? styleTree : NOWHERE;
        }

        @Override
        Place list(String name) {
            return object(name);
        }

        @Override
        void scalar(String name, Scalar value) {
            switch (name) {
                case "interpolated" -> interpolated = value.flag();
                case "starttime" -> startTime = value.whole(ElementList.NO_TIME);
                case "endtime" -> endTime = value.whole(ElementList.NO_TIME);
                case "style" -> style = shared.text(value.text());
                default -> {
                    // Unknown keys never fail.
                }
            }
        }

        private void style(JsonNode tree) {
            style = tree.isEmpty() ? null : shared.text(Json.text(tree));
        }
    }

    private final class TokenPlace extends Timed {

        private final List<SoundTag> tags = new ArrayList<>();
        private @Nullable String value;
        private @Nullable TokenType type;
        private @Nullable String displayAs;

        private final Place tagList = new Place() {
            @Override
            void scalar(String name, Scalar tag) {
                String text = tag.text();
                if (text != null) {
                    budget.spend(ModelBudget.REFERENCE);
                    tags.add(shared.tag(text));
                }
            }
        };

        TokenPlace() {
            reset();
        }

        @Override
        void reset() {
            super.reset();
            tags.clear();
            value = null;
            type = null;
            displayAs = null;
        }

        @Override
        Place list(String name) {
            return name.equals("tags") ? tagList : super.list(name);
        }

        @Override
        void scalar(String name, Scalar scalar) {
            switch (name) {
                case "value" -> value = shared.text(scalar.text());
                case "type" -> type = shared.type(scalar.text());
                case "displayas" -> displayAs = shared.text(scalar.text());
                default -> super.scalar(name, scalar);
            }
        }

        @Override
        void end() {
            budget.spend(ModelBudget.OBJECT + ModelBudget.REFERENCE);
            tokens.add(new Token(
                    interpolated,
                    startTime,
                    endTime,
                    value == null ? "" : value,
                    type,
                    displayAs,
                    shared.tags(tags),
                    style));
            reset();
        }
    }

    private final class SequencePlace extends Timed {

        private double confidenceScore;

        SequencePlace() {
            reset();
        }

        @Override
        void reset() {
            super.reset();
            confidenceScore = Double.NaN;
            tokens.clear();
        }

        @Override
        Place list(String name) {
            return name.equals("tokens") ? tokenList : super.list(name);
        }

        @Override
        void scalar(String name, Scalar value) {
            if (name.equals("confidencescore")) {
                confidenceScore = value.decimal(Double.NaN);
            } else {
                super.scalar(name, value);
            }
        }

        @Override
        void end() {
            budget.spend(2 * ModelBudget.OBJECT + ModelBudget.REFERENCE);
            sequences.add(new Sequence(interpolated, startTime, endTime, confidenceScore, tokens, style));
            reset();
        }
    }

    private final class SegmentPlace extends Timed {

        private boolean speakerChange;
        private @Nullable Integer speakerId;

        SegmentPlace() {
            reset();
        }

        @Override
        void reset() {
            super.reset();
            speakerChange = false;
            speakerId = null;
            sequences.clear();
        }

        @Override
        Place list(String name) {
            return name.equals("sequences") ? sequenceList : super.list(name);
        }

        @Override
        void scalar(String name, Scalar value) {
            switch (name) {
                case "speakerchange" -> speakerChange = value.flag();
                case "speakerid" -> speakerId = value.number();
                default -> super.scalar(name, value);
            }
        }

        @Override
        void end() {
            budget.spend(2 * ModelBudget.OBJECT + ModelBudget.REFERENCE);
            result.accept(new Segment(speakerChange, speakerId, interpolated, startTime, endTime, sequences, style));
            reset();
        }
    }
}

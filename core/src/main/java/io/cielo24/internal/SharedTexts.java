package io.cielo24.internal;

import io.cielo24.transcript.SoundTag;
import io.cielo24.transcript.TokenType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One instance for every text that repeats, as nearly all of an element list do. Bounded, and gone with the decoder. */
final class SharedTexts {

    private static final int MOST = 65_536;
    private static final int LONGEST = 64;

    private final ModelBudget budget;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, TokenType> types = new HashMap<>();
    private final Map<String, SoundTag> tags = new HashMap<>();
    private final Map<List<SoundTag>, List<SoundTag>> tagLists = new HashMap<>();

    SharedTexts(ModelBudget budget) {
        this.budget = budget;
        for (TokenType type : List.of(TokenType.WORD, TokenType.PUNCTUATION, TokenType.SOUND)) {
            types.put(type.text(), type);
        }
    }

    @Nullable
    String text(@Nullable String text) {
        return text == null ? null : shared(texts, text, Function.identity());
    }

    @Nullable
    TokenType type(@Nullable String text) {
        return text == null ? null : shared(types, text, TokenType::new);
    }

    SoundTag tag(String text) {
        return shared(tags, text, SoundTag::new);
    }

    List<SoundTag> tags(List<SoundTag> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<SoundTag> known = tagLists.get(list);
        if (known == null) {
            known = List.copyOf(list);
            budget.spend(ModelBudget.OBJECT + (long) list.size() * ModelBudget.REFERENCE);
            if (tagLists.size() < MOST && list.size() <= LONGEST) {
                tagLists.put(known, known);
            }
        }
        return known;
    }

    private <T> T shared(Map<String, T> known, String text, Function<String, T> maker) {
        T there = known.get(text);
        if (there == null) {
            there = maker.apply(text);
            budget.spend(ModelBudget.OBJECT + 2L * text.length());
            if (known.size() < MOST && text.length() <= LONGEST) {
                known.put(text, there);
            }
        }
        return there;
    }
}

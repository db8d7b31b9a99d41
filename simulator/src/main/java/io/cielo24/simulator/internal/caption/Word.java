package io.cielo24.simulator.internal.caption;

import java.util.List;

/**
 * A word with the punctuation around it, or a sound: what a caption cannot divide.
 *
 * @param text what is shown
 * @param start in ms
 * @param end in ms
 * @param sound whether it is a sound
 * @param tags what it is tagged with
 * @param speaker the speaker's id; 0 for none
 * @param turn whether another speaker begins with it
 * @param endsSentence whether a sentence ends with it
 * @param endsSegment whether a segment ends with it
 */
record Word(
        String text,
        long start,
        long end,
        boolean sound,
        List<String> tags,
        int speaker,
        boolean turn,
        boolean endsSentence,
        boolean endsSegment) {

    Word withText(String changed) {
        return new Word(changed, start, end, sound, tags, speaker, turn, endsSentence, endsSegment);
    }

    Word withTurn(boolean changed) {
        return new Word(text, start, end, sound, tags, speaker, changed, endsSentence, endsSegment);
    }

    Word withEndsSentence(boolean changed) {
        return new Word(text, start, end, sound, tags, speaker, turn, changed, endsSegment);
    }

    Word withEndsSegment(boolean changed) {
        return new Word(text, start, end, sound, tags, speaker, turn, endsSentence, changed);
    }
}

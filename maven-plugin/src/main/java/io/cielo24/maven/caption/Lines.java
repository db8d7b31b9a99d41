package io.cielo24.maven.caption;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A text line by line, without copying more than two lines at a time. Lines end with LF, CR LF or CR. */
final class Lines {

    private final String text;
    private int position;
    private int number;
    private final Deque<String> ahead = new ArrayDeque<>(2);

    Lines(String text) {
        this.text = text;
    }

    /** The next line without taking it, or null at the end. */
    @Nullable
    String peek() {
        return fill(1) ? ahead.peekFirst() : null;
    }

    /** The line after the next one, without taking any; null if there is none. */
    @Nullable
    String peekSecond() {
        return fill(2) ? ahead.peekLast() : null;
    }

    /** Takes the next line; there must be one, see {@link #peek}. */
    String next() {
        fill(1);
        String line = ahead.removeFirst();
        number++;
        return line;
    }

    private boolean fill(int count) {
        while (ahead.size() < count && position < text.length()) {
            int end = position;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            ahead.addLast(text.substring(position, end));
            boolean crlf = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
            position = Math.min(text.length(), end + (crlf ? 2 : 1));
        }
        return ahead.size() >= count;
    }

    /** The number of the line taken last, from 1; 0 before the first. */
    int number() {
        return number;
    }
}

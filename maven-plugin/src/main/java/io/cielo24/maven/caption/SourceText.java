package io.cielo24.maven.caption;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** From bytes to text: UTF-8 or a finding, and never more than the limit. */
final class SourceText {

    private static final int MOST_ERRORS = 10;

    private SourceText() {}

    /** The text without its byte-order mark; U+FFFD stands for what is no UTF-8. */
    static String decode(byte[] bytes, Findings findings) {
        int length = Math.min(bytes.length, CaptionReader.MOST_BYTES);
        boolean cut = length < bytes.length;
        if (cut) {
            findings.formError(
                    0,
                    "larger than " + (CaptionReader.MOST_BYTES >> 20)
                            + " MiB: the rest is not read; is this a caption file?");
        }
        if (length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE))) {
            findings.formError(1, "is UTF-16: save it as UTF-8");
            return withoutMark(new String(bytes, 0, length, StandardCharsets.UTF_16));
        }
        return withoutMark(utf8(ByteBuffer.wrap(bytes, 0, length), cut, findings));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String utf8(ByteBuffer in, boolean cut, Findings findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        Newlines newlines = new Newlines(in.array());
        CoderResult result = decoder.decode(in, out, true);
        for (int errors = 1; !result.isUnderflow(); errors++) {
            // The buffer is as large as the bytes are many, so the only other result is an error.
            boolean cutCharacter = cut && in.remaining() <= 3;
            if (!cutCharacter) {
                report(in, newlines.lineOf(in.position()), errors, findings);
            }
            if (errors == MOST_ERRORS) {
                decoder.onMalformedInput(CodingErrorAction.REPLACE);
            } else {
                in.position(in.position() + result.length());
                out.put('\uFFFD');
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    private static void report(ByteBuffer in, int line, int errors, Findings findings) {
        int at = in.position();
        String more = errors == MOST_ERRORS ? ", and there may be more of them" : "";
        findings.formError(
                line,
                "byte 0x" + HexFormat.of().withUpperCase().toHexDigits(in.get(at)) + " at offset " + at + " is no UTF-8"
                        + more + ": save the file as UTF-8");
    }

    /** Line numbers of ascending positions, in one pass over the bytes. */
    private static final class Newlines {
        private final byte[] bytes;
        private int position;
        private int line = 1;

        Newlines(byte[] bytes) {
            this.bytes = bytes;
        }

        int lineOf(int target) {
            for (; position < target; position++) {
                boolean crlf = bytes[position] == '\r' && position + 1 < bytes.length && bytes[position + 1] == '\n';
                if (bytes[position] == '\n' || (bytes[position] == '\r' && !crlf)) {
                    line++;
                }
            }
            return line;
        }
    }
}

package io.cielo24.simulator.internal.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How long media play, told from their first bytes where that is easy. */
final class MediaLength {

    private static final int[] LAYER_3_VERSION_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
    };
    private static final int[] LAYER_3_VERSION_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};

    private static final int[] RATES = {44100, 48000, 32000, 0};
    private static final int FIRST_FRAME = 200;

    private MediaLength() {}

    /** Seconds, or what is usual if the media do not tell. */
    static double seconds(byte[] start, long length, double usual) {
        double told = switch (MediaKind.of(start)) {
            case MP4 -> mp4(start);
            case MP3 -> mp3(start, length);
            case UNKNOWN -> 0;
        };
        return told > 0 ? told : usual;
    }

    /** From the movie header, if it is among the first bytes. */
    private static double mp4(byte[] start) {
        int at = new String(start, StandardCharsets.ISO_8859_1).indexOf("mvhd");
        if (at < 0 || at + 36 > start.length) {
            return 0;
        }
        ByteBuffer box = ByteBuffer.wrap(start);
        boolean wide = start[at + 4] == 1;
        int scale = box.getInt(at + (wide ? 24 : 16));
        long duration = wide ? box.getLong(at + 28) : Integer.toUnsignedLong(box.getInt(at + 20));
        return scale > 0 ? (double) duration / scale : 0;
    }

    /** From the number of frames that the first one tells, or from its bit rate, taking that to be constant. */
    private static double mp3(byte[] start, long length) {
        int at = 0;
        if (start[0] == 'I' && start.length > 10) {
            at = 10 + ((start[6] & 0x7f) << 21 | (start[7] & 0x7f) << 14 | (start[8] & 0x7f) << 7 | start[9] & 0x7f);
        }
        if (at + 4 > start.length || start[at] != (byte) 0xff || (start[at + 1] & 0xe6) != 0xe2) {
            return 0;
        }
        boolean version1 = (start[at + 1] & 0x18) == 0x18;
        int rate = RATES[(start[at + 2] & 0x0c) >> 2] / (version1 ? 1 : (start[at + 1] & 0x18) == 0x10 ? 2 : 4);
        long frames = frames(start, at);
        if (frames > 0 && rate > 0) {
            return (double) frames * (version1 ? 1152 : 576) / rate;
        }
        int kilobits = (version1 ? LAYER_3_VERSION_1 : LAYER_3_VERSION_2)[(start[at + 2] & 0xf0) >> 4];
        return kilobits == 0 ? 0 : (length - at) * 8.0 / (kilobits * 1000);
    }

    /** What a Xing or Info header in the first frame says; 0 if there is none. */
    private static long frames(byte[] start, int at) {
        String frame = new String(start, at, Math.min(FIRST_FRAME, start.length - at), StandardCharsets.ISO_8859_1);
        int tag = Math.max(frame.indexOf("Xing"), frame.indexOf("Info"));
        if (tag < 0 || at + tag + 12 > start.length || (start[at + tag + 7] & 1) == 0) {
            return 0;
        }
        return Integer.toUnsignedLong(ByteBuffer.wrap(start).getInt(at + tag + 8));
    }
}

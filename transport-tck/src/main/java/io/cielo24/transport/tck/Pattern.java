package io.cielo24.transport.tck;

import java.util.zip.CRC32;

/** Endless content in which every position can be told from its neighbours: a lost, doubled or moved piece shows. */
public final class Pattern {

    /** A prime, so that no power of two is a period. */
    private static final int PERIOD = 65_521;

    private static final byte[] TWICE = new byte[2 * PERIOD];

    static {
        for (int i = 0; i < TWICE.length; i++) {
            int at = i % PERIOD;
            TWICE[i] = (byte) (at * 31 + (at >> 8) * 17);
        }
    }

    private Pattern() {}

    /**
     * Fills the start of an array.
     *
     * @param target what to fill
     * @param length how many bytes
     * @param position the position of the first byte in the pattern
     */
    public static void fill(byte[] target, int length, long position) {
        for (int done = 0; done < length; ) {
            int from = (int) ((position + done) % PERIOD);
            int n = Math.min(length - done, PERIOD);
            System.arraycopy(TWICE, from, target, done, n);
            done += n;
        }
    }

    /**
     * The pattern's start.
     *
     * @param length how many bytes
     * @return the bytes
     */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        fill(bytes, length, 0);
        return bytes;
    }

    /**
     * The checksum of the pattern's start.
     *
     * @param length how many bytes
     * @return the CRC-32
     */
    public static long crc(long length) {
        CRC32 crc = new CRC32();
        byte[] block = new byte[1 << 16];
        for (long at = 0; at < length; at += block.length) {
            int n = (int) Math.min(block.length, length - at);
            fill(block, n, at);
            crc.update(block, 0, n);
        }
        return crc.getValue();
    }
}

package io.cielo24.maven.media;

import org.jspecify.annotations.Nullable;

/**
 * What the four bytes at the head of an MPEG audio frame say (ISO/IEC 11172-3, 13818-3).
 *
 * @param version 10 for MPEG-1, 20 for MPEG-2, 25 for its extension to low rates
 * @param layer 1 to 3
 * @param sampleRate samples a second
 * @param mono whether there is one channel
 * @param size bytes of the frame, header included
 */
record Mp3Frame(int version, int layer, int sampleRate, boolean mono, int size) {

    // Thousands of bits a second, by the index in the header, from 1.
    private static final int[] V1_L1 = {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
    private static final int[] V1_L2 = {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    private static final int[] V1_L3 = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] V2_L1 = {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
    private static final int[] V2_L23 = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44_100, 48_000, 32_000};

    /** The header's meaning, or null if these are no header. */
    static @Nullable Mp3Frame parse(int header) {
        int versionBits = header >>> 19 & 3;
        int layerBits = header >>> 17 & 3;
        int bitRate = header >>> 12 & 15;
        int rate = header >>> 10 & 3;
        boolean sync = header >>> 21 == 0x7FF;
        if (!sync || versionBits == 1 || layerBits == 0 || bitRate == 0 || bitRate == 15 || rate == 3) {
            return null;
        }
        int version = versionBits == 3 ? 10 : versionBits == 2 ? 20 : 25;
        int layer = 4 - layerBits;
        int sampleRate = RATES[rate] / (version == 10 ? 1 : version == 20 ? 2 : 4);
        int bits = bitRates(version, layer)[bitRate - 1] * 1000;
        int padding = header >>> 9 & 1;
        int size = layer == 1
                ? (12 * bits / sampleRate + padding) * 4
                : samples(version, layer) / 8 * bits / sampleRate + padding;
        return new Mp3Frame(version, layer, sampleRate, (header >>> 6 & 3) == 3, size);
    }

    private static int[] bitRates(int version, int layer) {
        if (version == 10) {
            return layer == 1 ? V1_L1 : layer == 2 ? V1_L2 : V1_L3;
        }
        return layer == 1 ? V2_L1 : V2_L23;
    }

    private static int samples(int version, int layer) {
        if (layer == 1) {
            return 384;
        }
        return layer == 3 && version != 10 ? 576 : 1152;
    }

    int samples() {
        return samples(version, layer);
    }

    /** Bytes between the header and the data of a layer III frame, where a Xing tag stands behind. */
    int sideInformation() {
        if (version == 10) {
            return mono ? 17 : 32;
        }
        return mono ? 9 : 17;
    }

    /** Whether both can be frames of one stream: only bit rate and padding may change. */
    boolean isLike(Mp3Frame other) {
        return version == other.version && layer == other.layer && sampleRate == other.sampleRate;
    }
}

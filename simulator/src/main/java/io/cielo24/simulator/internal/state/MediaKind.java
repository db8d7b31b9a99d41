package io.cielo24.simulator.internal.state;

/** What media are, told from their first bytes. */
public enum MediaKind {
    /** An MPEG-4 file: it begins with an ftyp box. */
    MP4("mp4", "video/mp4"),
    /** An MPEG audio file: it begins with an ID3 tag or an audio frame. */
    MP3("mp3", "audio/mpeg"),
    /** Anything else. */
    UNKNOWN("bin", "application/octet-stream");

    private final String extension;
    private final String contentType;

    MediaKind(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** Tells the kind from the first bytes of media. */
    public static MediaKind of(byte[] start) {
        if (start.length >= 8 && start[4] == 'f' && start[5] == 't' && start[6] == 'y' && start[7] == 'p') {
            return MP4;
        }
        if (start.length >= 3 && start[0] == 'I' && start[1] == 'D' && start[2] == '3') {
            return MP3;
        }
        if (start.length >= 2 && start[0] == (byte) 0xff && (start[1] & 0xe6) == 0xe2) {
            return MP3;
        }
        return UNKNOWN;
    }

    /** The extension of a file's name. */
    public String extension() {
        return extension;
    }

    /** The media type. */
    public String contentType() {
        return contentType;
    }
}

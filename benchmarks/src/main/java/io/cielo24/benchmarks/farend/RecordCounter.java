package io.cielo24.benchmarks.farend;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Counts the plain bytes in TLS 1.3 records without decrypting them: the length stands in each record's head, and what is
 * not content in it is of the same size in each record of a client. It is the type, the authentication tag and, from the
 * JDK's engine, 16 bytes of padding.
 */
final class RecordCounter {

    static final int HEAD = 5;
    private static final int APPLICATION_DATA = 23;

    private final int overhead;
    private final byte[] head = new byte[HEAD];
    private int headLength;
    private int recordLeft;
    private int content;

    /** @param overhead what is not content in a record, its head aside, as a record that was decrypted has shown */
    RecordCounter(int overhead) {
        this.overhead = overhead;
    }

    /** Takes all bytes; returns the content of the records that have become complete. */
    long take(ByteBuffer bytes) throws IOException {
        long plain = 0;
        while (bytes.hasRemaining()) {
            if (recordLeft > 0) {
                int size = Math.min(recordLeft, bytes.remaining());
                bytes.position(bytes.position() + size);
                recordLeft -= size;
                plain += recordLeft == 0 ? content : 0;
            } else {
                head[headLength++] = bytes.get();
                if (headLength == HEAD) {
                    headLength = 0;
                    begin();
                }
            }
        }
        return plain;
    }

    private void begin() throws IOException {
        recordLeft = (head[3] & 0xff) << 8 | head[4] & 0xff;
        if (head[0] != APPLICATION_DATA || recordLeft <= overhead) {
            throw new IOException(
                    "not a record of TLS 1.3 with content: type " + head[0] + ", " + recordLeft + " bytes");
        }
        content = recordLeft - overhead;
    }
}

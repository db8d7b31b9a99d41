package io.cielo24.media;

/**
 * How far a transfer has come. For an upload, bytes handed to the operating system's side of the transport: no HTTP
 * client can see what the other side has taken. Counts from zero again if the upload is sent again.
 *
 * @param bytes so far
 * @param total in all; -1 for a download whose length the service did not say
 */
public record TransferProgress(long bytes, long total) {

    /**
     * The share done.
     *
     * @return 0.0 to 1.0; 0.0 where the total is unknown, 1.0 where it is zero
     */
    public double fraction() {
        if (total < 0) {
            return 0.0;
        }
        return total == 0 ? 1.0 : Math.min(1.0, (double) bytes / total);
    }
}

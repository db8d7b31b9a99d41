package io.cielo24.benchmarks.farend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Job ids that say how long their media is, so that the far end needs no memory of jobs. */
public final class MediaId {

    private static final Pattern ID = Pattern.compile("job_id=([0-9a-f]{32})");

    private MediaId() {}

    /**
     * The id of a job whose media has that length.
     *
     * @param length in bytes
     * @return 32 hex digits
     */
    public static String of(long length) {
        return "%032x".formatted(length);
    }

    static long lengthIn(String path) {
        Matcher id = ID.matcher(path);
        if (!id.find()) {
            throw new IllegalStateException("a download without a job id");
        }
        return Long.parseLong(id.group(1), 16);
    }
}

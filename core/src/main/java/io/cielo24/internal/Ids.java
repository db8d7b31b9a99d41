package io.cielo24.internal;

import java.util.regex.Pattern;

/** Checks of arguments that many operations share. */
final class Ids {

    private static final Pattern JOB_ID = Pattern.compile("[0-9a-fA-F]{32}");

    private Ids() {}

    static String jobId(String jobId) {
        if (!JOB_ID.matcher(jobId).matches()) {
            String shown = jobId.length() > 64 ? jobId.substring(0, 64) + "…" : jobId;
            throw new IllegalArgumentException("a job id has 32 hex digits, this has " + jobId.length()
                    + " characters: '" + shown.replaceAll("\\p{Cntrl}", "?") + "'");
        }
        return jobId;
    }

    static String notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }
}

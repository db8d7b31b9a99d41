package io.cielo24.maven;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The failed jobs whose media are to be ordered anew. It is jobs that are named, not media: the same command once more, in a
 * script or in CI, then names a job that was ordered anew, and orders nothing, even if the media has failed again.
 */
record Reorders(Set<String> jobIds) {

    private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");

    static Reorders of(@Nullable List<String> texts) throws MojoExecutionException {
        Set<String> ids = new LinkedHashSet<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            String id = text.strip().toLowerCase(Locale.ROOT);
            if (!id.isEmpty() && !JOB_ID.matcher(id).matches()) {
                throw new MojoExecutionException("cielo24.reorder names '" + text.strip()
                        + "'; give the jobs that failed, 32 hex digits each, as upload, captions and status name them");
            }
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return new Reorders(ids);
    }

    boolean names(@Nullable String jobId) {
        return jobId != null && jobIds.contains(jobId);
    }
}

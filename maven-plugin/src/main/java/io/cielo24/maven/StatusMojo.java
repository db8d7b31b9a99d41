package io.cielo24.maven;

import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows a table: media, job, state, when it is due, versions of the words. Changes nothing. */
@Mojo(name = "status", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class StatusMojo extends MediaMojo {

    private static final int AT_ONCE = 4;
    private static final List<String> HEAD = List.of("media", "job", "state", "due", "versions", "locked");

    /**
     * Made by Maven.
     *
     * @param decrypter of the credentials in the settings
     */
    @Inject
    public StatusMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** One line of the table, and what kept it from being complete. */
    private record Row(List<String> cells, @Nullable Throwable error) {}

    @Override
    void go() throws MojoExecutionException, MojoFailureException, IOException {
        try (Lock lock = lock()) {
            List<Medium> media = media(lock);
            if (media.isEmpty()) {
                return;
            }
            List<Row> rows;
            try (Service service = service();
                    Lock used = lock.isOpen() ? lock : Lock.inMemory()) {
                Captioning flow = service.client().captioning(CaptioningSettings.with(used));
                rows = Objects.requireNonNull(Awaited.end(Flux.fromIterable(media)
                        .flatMapSequential(medium -> row(service, flow, used, medium), AT_ONCE)
                        .collectList()));
            }
            print(rows.stream().map(Row::cells).toList());
            failIfAny(rows);
        }
    }

    private void failIfAny(List<Row> rows) throws MojoFailureException {
        Set<String> errors = new LinkedHashSet<>(); // a service that cannot be reached says the same of all
        for (Row row : rows) {
            if (row.error() != null) {
                errors.add(String.valueOf(row.error().getMessage()));
                getLog().debug(row.error());
            }
        }
        if (!errors.isEmpty()) {
            throw new MojoFailureException(String.join("; ", errors));
        }
    }

    private static Mono<Row> row(Service service, Captioning flow, Lock lock, Medium medium) {
        return flow.latest(medium.order())
                .flatMap(attempt -> cells(service, lock, medium.at(attempt), attempt))
                .map(cells -> new Row(cells, null))
                .onErrorResume(error -> Mono.just(new Row(
                        List.of(medium.name(), "", "not known, see below", "", "", locked(lock, medium)), error)));
    }

    private static Mono<List<String>> cells(Service service, Lock lock, Medium medium, CaptionAttempt attempt) {
        String jobId = attempt.jobId();
        Job job = attempt.job();
        if (jobId == null || job == null) {
            String state = jobId == null ? "never ordered" : "deleted";
            return Mono.just(List.of(medium.name(), jobId == null ? "" : jobId, state, "", "", locked(lock, medium)));
        }
        return versions(service, job)
                .map(versions -> List.of(
                        medium.name(),
                        jobId,
                        job.status().text() + (job.status().waitsForPerson() ? " (by a person)" : ""),
                        job.due() == null ? "" : job.due().text(),
                        String.join(" ", versions),
                        locked(lock, medium)));
    }

    private static String locked(Lock lock, Medium medium) {
        return entry(lock, medium).map(JournalEntry::version).orElse("");
    }

    private static Mono<List<String>> versions(Service service, Job job) {
        return job.status().equals(JobStatus.COMPLETE)
                ? service.client()
                        .transcripts()
                        .elementListVersions(job.jobId())
                        .map(version -> version.version()
                                + (version.iwp() == null
                                        ? ""
                                        : "(" + version.iwp().text() + ")"))
                        .collectList()
                : Mono.just(List.of());
    }

    private void print(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(rows);
        all.add(0, HEAD);
        int[] widths = new int[HEAD.size()];
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        all.forEach(row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            getLog().info(line.toString().stripTrailing());
        });
    }
}

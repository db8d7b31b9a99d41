package io.cielo24.maven;

import io.cielo24.JobFailedException;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.job.Job;
import io.cielo24.job.JobOperations;
import io.cielo24.job.JobStatus;
import io.cielo24.job.Language;
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
            Lock used = lock.toLook();
            try (Service service = service()) {
                Captioning flow = service.client().captioning(CaptioningSettings.with(used));
                List<Language> languages = translations();
                rows = Objects.requireNonNull(Awaited.end(Flux.fromIterable(media)
                        .flatMapSequential(medium -> rows(service, flow, used, medium, languages), AT_ONCE)
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

    /** One for the media, and one for each of its translations. */
    private static Flux<Row> rows(
            Service service, Captioning flow, Lock lock, Medium medium, List<Language> languages) {
        return flow.latest(medium.order())
                .flatMapMany(attempt -> {
                    Medium now = medium.at(attempt);
                    String jobId = attempt.jobId();
                    Job job = attempt.job();
                    if (jobId == null || job == null) {
                        String state = jobId == null ? "never ordered" : JobFailedException.DELETED;
                        return Flux.just(row(now.name(), jobId == null ? "" : jobId, state, locked(lock, now.key())));
                    }
                    Mono<Row> spoken = row(service, now.name(), job, locked(lock, now.key()));
                    return languages.isEmpty() || attempt.isFailed()
                            ? spoken
                            : spoken.concatWith(translations(service, lock, now, jobId, languages));
                })
                .onErrorResume(error -> Mono.just(unknown(medium.name(), locked(lock, medium.key()), error)));
    }

    private static Flux<Row> translations(
            Service service, Lock lock, Medium medium, String jobId, List<Language> languages) {
        JobOperations jobs = service.client().jobs();
        return jobs.related(jobId)
                .flatMapMany(related -> Flux.fromIterable(languages).concatMap(language -> {
                    Wanted.Kind kind = new Wanted.Kind(language, Formats.none(), true);
                    Wanted wanted = kind.of(medium);
                    String locked = locked(lock, wanted.key());
                    return Translations.find(jobs, related, jobId, language)
                            .flatMap(job -> row(service, wanted.toString(), job, locked))
                            .defaultIfEmpty(row(wanted.toString(), "", "no job yet", locked))
                            .onErrorResume(error -> Mono.just(unknown(wanted.toString(), locked, error)));
                }));
    }

    private static Mono<Row> row(Service service, String name, Job job, String locked) {
        return versions(service, job)
                .map(versions -> new Row(
                        List.of(
                                name,
                                job.jobId(),
                                job.status().text() + (job.status().waitsForPerson() ? " (by a person)" : ""),
                                job.due() == null ? "" : job.due().text(),
                                String.join(" ", versions),
                                locked),
                        null));
    }

    private static Row row(String name, String jobId, String state, String locked) {
        return new Row(List.of(name, jobId, state, "", "", locked), null);
    }

    private static Row unknown(String name, String locked, Throwable error) {
        return new Row(List.of(name, "", "not known, see below", "", "", locked), error);
    }

    private static String locked(Lock lock, OrderKey key) {
        return entry(lock, key).map(JournalEntry::version).orElse("");
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

package io.cielo24.maven;

import io.cielo24.job.Job;
import io.cielo24.job.JobOperations;
import io.cielo24.job.JobStatus;
import io.cielo24.job.Language;
import io.cielo24.job.RelatedJob;
import io.cielo24.job.RelatedJobs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the jobs of translations: those that are related to the job of an order. Changes nothing. */
final class Translations {

    private Translations() {}

    /**
     * The job of a translation.
     *
     * @param leadingJobId of the order
     * @return empty if there is none; an {@link IllegalStateException} if there are several, as which is meant cannot be told
     */
    static Mono<Job> find(JobOperations jobs, String leadingJobId, Language language) {
        return jobs.related(leadingJobId).flatMap(related -> find(jobs, related, leadingJobId, language));
    }

    /** The same, from what was looked up before. */
    static Mono<Job> find(JobOperations jobs, RelatedJobs related, String leadingJobId, Language language) {
        return Flux.fromIterable(related.related())
                .filter(job -> !job.jobId().equals(leadingJobId))
                .filterWhen(job -> isInto(jobs, job, language))
                .collectList()
                .flatMap(found -> {
                    // One that failed does not stand in the way of one that was ordered after it.
                    List<RelatedJob> usable = found.stream()
                            .filter(job -> !JobStatus.MEDIA_FAILURE.equals(job.status()))
                            .toList();
                    List<RelatedJob> left = usable.isEmpty() ? found : usable;
                    return left.isEmpty()
                            ? Mono.empty()
                            : left.size() > 1
                                    ? Mono.error(several(left, language))
                                    : jobs.info(left.get(0).jobId());
                });
    }

    private static Mono<Boolean> isInto(JobOperations jobs, RelatedJob job, Language language) {
        String languages = job.languages();
        return languages != null && languages.indexOf(':') >= 0
                ? Mono.just(targets(languages).equals(Set.of(language.code().toLowerCase(Locale.ROOT))))
                : jobs.info(job.jobId()).map(seen -> language.equals(seen.targetLanguage()));
    }

    /** Of {@code fr:en,fr}: what is behind the colon, without the language spoken. */
    static Set<String> targets(String languages) {
        String[] parts = languages.toLowerCase(Locale.ROOT).split(":", 2);
        Set<String> targets = Arrays.stream(parts[1].split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        targets.remove(parts[0].strip());
        return targets;
    }

    private static IllegalStateException several(List<RelatedJob> jobs, Language language) {
        return new CaptionFetch.ExplainedException("several jobs translate into '" + language + "', "
                + jobs.stream().map(RelatedJob::jobId).collect(Collectors.joining(" and "))
                + ", and which of them is meant cannot be told: delete what is not wanted at the service");
    }
}

package io.cielo24.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that belong together: a media's first job and those ordered after it, such as its translations.
 *
 * @param leading the job that the others follow, {@code null} if the service names none
 * @param related the others
 * @param json the whole document
 */
public record RelatedJobs(@Nullable RelatedJob leading, List<RelatedJob> related, String json) {

    /** Copies the list. */
    public RelatedJobs {
        related = List.copyOf(related);
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "RelatedJobs[leading=" + leading + ", " + related.size() + " related]";
    }
}

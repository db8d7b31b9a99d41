package io.cielo24.job;

import java.util.Objects;

/**
 * The service's receipt for work it has taken on. There is nothing to ask about a task; ask for the job instead.
 *
 * @param id 32 hex digits, as the service wrote it
 */
public record Task(String id) {

    /** The id must be there. */
    public Task {
        Objects.requireNonNull(id, "id");
    }
}

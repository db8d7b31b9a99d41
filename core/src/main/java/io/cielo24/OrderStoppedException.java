package io.cielo24;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The captioning of one media was stopped where going on might bill twice, might touch the wrong job, or was not allowed,
 * and only a person can tell. Nothing was guessed: the message says what to check and how to go on.
 */
public final class OrderStoppedException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    /** Why it was stopped. */
    public enum Reason {
        /** Several jobs carry the order's external id. */
        SEVERAL_JOBS,
        /** Whether the job was ordered cannot be told from what the service shows. */
        ORDER_UNCLEAR,
        /** The caller's own key was used for a different order before. */
        KEY_IN_USE,
        /** There is no job, and none may be made. */
        NO_JOB,
        /** It is to be ordered anew, and its job has not failed. */
        NOT_FAILED
    }

    private final Reason reason;
    private final String externalId;
    private final String[] jobIds;
    private final String check;
    private final String next;

    /**
     * A stop.
     *
     * @param reason why
     * @param externalId of the order
     * @param jobIds the jobs concerned, possibly none
     * @param check what to look at
     * @param next how to go on then
     * @param cause what led to it, if there is one
     */
    public OrderStoppedException(
            Reason reason,
            String externalId,
            List<String> jobIds,
            String check,
            String next,
            @Nullable Throwable cause) {
        super(text(reason, externalId, check, next), cause);
        this.reason = reason;
        this.externalId = externalId;
        this.jobIds = jobIds.toArray(String[]::new);
        this.check = check;
        this.next = next;
    }

    /**
     * Why it was stopped.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The order's external id; {@code job/list} finds its jobs by it.
     *
     * @return the external id
     */
    public String externalId() {
        return externalId;
    }

    /**
     * The jobs concerned.
     *
     * @return their ids, possibly none
     */
    public List<String> jobIds() {
        return List.of(jobIds);
    }

    /**
     * What to look at.
     *
     * @return a sentence for a person
     */
    public String check() {
        return check;
    }

    /**
     * How to go on then.
     *
     * @return a sentence for a person
     */
    public String next() {
        return next;
    }

    private static String text(Reason reason, String externalId, String check, String next) {
        String danger = switch (Objects.requireNonNull(reason, "reason")) {
            case SEVERAL_JOBS, ORDER_UNCLEAR, NOT_FAILED -> ", as going on might bill twice";
            case KEY_IN_USE -> ", as going on might touch the wrong job";
            case NO_JOB -> "";
        };
        return "the order with external id " + externalId + " was stopped" + danger + ": " + check + ". " + next;
    }
}

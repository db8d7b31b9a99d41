package io.cielo24.simulator.internal.state;

import io.cielo24.simulator.SimulatedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A job. Its progress is a matter of looking: nothing runs for it, and whoever looks at it says what the time is.
 * Thread-safe.
 */
public final class Job {

    /**
     * What a job is from its creation on.
     *
     * @param id 32 hexadecimal digits
     * @param taskId 32 hexadecimal digits
     * @param owner the account
     * @param created when
     * @param name the name, if it has one
     * @param language the spoken language
     * @param externalId the customer's own id, if it has one
     * @param expectedSpeakers how many people are heard, if it was said
     */
    public record Identity(
            String id,
            String taskId,
            String owner,
            Instant created,
            @Nullable String name,
            String language,
            @Nullable String externalId,
            @Nullable String expectedSpeakers) {}

    /**
     * A state of the job's words.
     *
     * @param name the version, as it is listed and asked for
     * @param workProduct which interim work product it is, such as FINAL
     * @param number the version's number
     */
    public record Version(String name, String workProduct, long number) {}

    private final Identity identity;
    private final Consumer<Job> onComplete;
    private final AtomicLong received = new AtomicLong();
    private final List<Version> versions = new ArrayList<>();
    private SimulatedStatus status = SimulatedStatus.PENDING;
    private @Nullable String reference;
    private @Nullable String requestor;
    private @Nullable Media media;
    private @Nullable Order order;
    private @Nullable Instant authorized;
    private @Nullable Instant started;
    private @Nullable Instant due;
    private @Nullable Instant ends;
    private @Nullable Instant completed;

    /**
     * A new job.
     *
     * @param onComplete told, under the job's lock, whenever the job becomes complete
     */
    public Job(Identity identity, @Nullable String reference, @Nullable String requestor, Consumer<Job> onComplete) {
        this.identity = identity;
        this.reference = reference;
        this.requestor = requestor;
        this.onComplete = onComplete;
    }

    /** What it is from its creation on. */
    public Identity identity() {
        return identity;
    }

    /** Its id. */
    public String id() {
        return identity.id();
    }

    /** Counts bytes of media that arrived for it, also of uploads that came to nothing. */
    public void received(long bytes) {
        received.addAndGet(bytes);
    }

    /** Bytes of media that arrived for it. */
    public long received() {
        return received.get();
    }

    /** Adds media; {@code false} if it has some already. */
    public synchronized boolean add(Media added) {
        if (media != null) {
            return false;
        }
        media = added;
        return true;
    }

    /** Its media. */
    public synchronized Optional<Media> media() {
        return Optional.ofNullable(media);
    }

    /** Places an order: it waits for authorization, or processing begins. */
    public synchronized void order(Order placed, boolean wait, Instant now, Duration processing) {
        order = placed;
        due = now.plus(Duration.ofHours(placed.turnaroundHours()));
        if (wait) {
            status = SimulatedStatus.AUTHORIZING;
        } else {
            begin(now, processing);
        }
    }

    /** Its latest order. */
    public synchronized Optional<Order> order() {
        return Optional.ofNullable(order);
    }

    /** Lets processing begin; {@code false} if it does not wait for that. */
    public synchronized boolean authorize(Instant now, Duration processing) {
        if (status != SimulatedStatus.AUTHORIZING) {
            return false;
        }
        begin(now, processing);
        return true;
    }

    private void begin(Instant now, Duration processing) {
        authorized = now;
        started = now;
        ends = now.plus(processing);
        status = SimulatedStatus.IN_PROCESS;
    }

    /** Its status at this time. */
    public synchronized SimulatedStatus status(Instant now) {
        Instant end = ends;
        if (end != null && !now.isBefore(end)) {
            complete(end);
        }
        return status;
    }

    /** Puts it into a status, where it stays until something else is done to it. */
    public synchronized void force(SimulatedStatus wanted, Instant now) {
        if (wanted == SimulatedStatus.COMPLETE) {
            complete(now);
        } else {
            ends = null;
            status = wanted;
        }
    }

    private void complete(Instant at) {
        ends = null;
        completed = at;
        status = SimulatedStatus.COMPLETE;
        addVersion("FINAL", at);
        onComplete.accept(this);
    }

    private void addVersion(String workProduct, Instant at) {
        Instant distinct = at;
        if (!versions.isEmpty()) {
            // Versions are named by their time, and two of them must not share a name.
            Instant after =
                    Dates.parseVersion(versions.get(versions.size() - 1).name()).plusNanos(1000);
            distinct = at.isBefore(after) ? after : at;
        }
        versions.add(new Version(Dates.version(distinct), workProduct, versions.size() + 1L));
    }

    /** The states of its words, the oldest first. */
    public synchronized List<Version> versions() {
        return List.copyOf(versions);
    }

    /** Changes its metadata. */
    public synchronized void updateMetadata(@Nullable String newReference, @Nullable String newRequestor) {
        reference = newReference == null ? reference : newReference;
        requestor = newRequestor == null ? requestor : newRequestor;
    }

    /** The customer's reference. */
    public synchronized Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** Who asked for it. */
    public synchronized Optional<String> requestor() {
        return Optional.ofNullable(requestor);
    }

    /** When it was authorized. */
    public synchronized Optional<Instant> authorized() {
        return Optional.ofNullable(authorized);
    }

    /** When processing began. */
    public synchronized Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** When it should be done. */
    public synchronized Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /** When it was done. */
    public synchronized Optional<Instant> completed() {
        return Optional.ofNullable(completed);
    }
}

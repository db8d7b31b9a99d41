package io.cielo24.simulator.internal.state;

import io.cielo24.simulator.SimulatedStatus;
import io.cielo24.simulator.internal.caption.ElementList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
     * @param origin the job that it was made of, if it was
     */
    public record Identity(
            String id,
            String taskId,
            String owner,
            Instant created,
            @Nullable String name,
            String language,
            @Nullable String externalId,
            @Nullable String expectedSpeakers,
            @Nullable String origin) {}

    /** Is told, under the job's lock, what happens to a job. */
    public interface Listener {
        /** A version of the words is ready. */
        void ready(Job job, Version version);
    }

    private final Identity identity;
    private final ElementList words;
    private final Listener listener;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final List<Version> versions = new ArrayList<>();
    private SimulatedStatus status = SimulatedStatus.PENDING;
    private Course course = Course.usual(Duration.ZERO);
    private @Nullable Run run;
    private int produced;
    private @Nullable String reference;
    private @Nullable String requestor;
    private @Nullable Media media;
    private @Nullable Order order;
    private boolean guidelines;
    private boolean transcript;
    private @Nullable Instant authorized;
    private @Nullable Instant started;
    private @Nullable Instant due;
    private @Nullable Instant completed;

    /** A new job, whose media say these words. */
    public Job(
            Identity identity,
            @Nullable String reference,
            @Nullable String requestor,
            ElementList words,
            Listener listener) {
        this.identity = identity;
        this.reference = reference;
        this.requestor = requestor;
        this.words = words;
        this.listener = listener;
    }

    /** What it is from its creation on. */
    public Identity identity() {
        return identity;
    }

    /** Its id. */
    public String id() {
        return identity.id();
    }

    /** The job that it was made of, if it was. */
    public Optional<String> origin() {
        return Optional.ofNullable(identity.origin());
    }

    /** Counts bytes of media that arrived for it, also of uploads that came to nothing. */
    public void received(long bytes) {
        received.addAndGet(bytes);
    }

    /** Bytes of media that arrived for it. */
    public long received() {
        return received.get();
    }

    /** Counts bytes of its media that went out. */
    public void sent(long bytes) {
        sent.addAndGet(bytes);
    }

    /** Bytes of its media that went out. */
    public long sent() {
        return sent.get();
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
    public synchronized void order(Order placed, Course taken, boolean wait, Instant now) {
        advance(now);
        order = placed;
        course = taken;
        due = now.plus(Duration.ofHours(placed.turnaroundHours()));
        if (wait) {
            run = null;
            status = SimulatedStatus.AUTHORIZING;
        } else {
            begin(now, course);
        }
    }

    /** Its latest order. */
    public synchronized Optional<Order> order() {
        return Optional.ofNullable(order);
    }

    /** Changes its order while it waits for authorization; {@code false} if it does not. */
    public synchronized boolean modify(Order changed, Instant now) {
        advance(now);
        if (status != SimulatedStatus.AUTHORIZING || order == null) {
            return false;
        }
        order = changed;
        due = now.plus(Duration.ofHours(changed.turnaroundHours()));
        return true;
    }

    /** Lets processing begin; {@code false} if it does not wait for that. */
    public synchronized boolean authorize(Instant now) {
        advance(now);
        if (status != SimulatedStatus.AUTHORIZING) {
            return false;
        }
        begin(now, course);
        return true;
    }

    private void begin(Instant now, Course taken) {
        Order placed = order;
        authorized = now;
        started = now;
        completed = null;
        produced = 0;
        run = new Run(now, taken, placed == null ? List.of("FINAL") : placed.workProducts());
        advance(now);
    }

    /** Its status at this time. */
    public synchronized SimulatedStatus status(Instant now) {
        advance(now);
        return status;
    }

    /** When something happens to it next by itself. */
    public synchronized Optional<Instant> next(Instant now) {
        advance(now);
        Run current = run;
        if (current == null) {
            return Optional.empty();
        }
        return Optional.of(produced < current.products().size() ? current.ready(produced) : current.finish());
    }

    private void advance(Instant now) {
        Run current = run;
        if (current == null) {
            return;
        }
        while (produced < current.products().size() && !now.isBefore(current.ready(produced))) {
            Instant ready = current.ready(produced);
            String product = current.products().get(produced++);
            if (produced == current.products().size()) {
                completed = ready;
            }
            addVersion(product, product.equals("FINAL") ? words : words.draft(), ready);
        }
        status = current.status(now);
        if (!now.isBefore(current.finish())) {
            run = null;
        }
    }

    /** Puts it into a status, where it stays until something else is done to it. */
    public synchronized void force(SimulatedStatus wanted, Instant now) {
        advance(now);
        if (wanted == SimulatedStatus.COMPLETE) {
            // What is complete already has no results to come.
            if (status != wanted || run != null) {
                finish(now);
            }
        } else {
            run = null;
            status = wanted;
        }
    }

    /** What has not come out yet comes out now. */
    private void finish(Instant now) {
        Run current = run;
        List<String> products = current == null || current.products().isEmpty() ? List.of("FINAL") : current.products();
        int first = current == null || current.products().isEmpty() ? 0 : produced;
        run = null;
        status = SimulatedStatus.COMPLETE;
        completed = now;
        for (String product : products.subList(first, products.size())) {
            addVersion(product, product.equals("FINAL") ? words : words.draft(), now);
        }
    }

    /** Adds another version of the latest words, as if somebody had corrected them; {@code false} if there are none. */
    public synchronized boolean revise(String from, String to, Instant now) {
        advance(now);
        if (versions.isEmpty()) {
            return false;
        }
        Version latest = versions.get(versions.size() - 1);
        addVersion(latest.workProduct(), latest.elements().replaced(from, to), now);
        return true;
    }

    private void addVersion(String workProduct, ElementList elements, Instant at) {
        Instant distinct = at;
        if (!versions.isEmpty()) {
            // Versions are named by their time, and two of them must not share a name.
            Instant after =
                    Dates.parseVersion(versions.get(versions.size() - 1).name()).plusNanos(1000);
            distinct = at.isBefore(after) ? after : at;
        }
        Version version = new Version(Dates.version(distinct), workProduct, versions.size() + 1L, elements);
        versions.add(version);
        listener.ready(this, version);
    }

    /** The states of its words at this time, the oldest first. */
    public synchronized List<Version> versions(Instant now) {
        advance(now);
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

    /** Notes that there are guidelines for it. */
    public synchronized void addGuidelines() {
        guidelines = true;
    }

    /** Whether there are guidelines for it. */
    public synchronized boolean hasGuidelines() {
        return guidelines;
    }

    /** Notes that a transcript was imported. */
    public synchronized void addTranscript() {
        transcript = true;
    }

    /** Whether a transcript was imported. */
    public synchronized boolean hasTranscript() {
        return transcript;
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

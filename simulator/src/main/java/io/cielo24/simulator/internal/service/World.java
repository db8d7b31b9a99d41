package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.simulator.internal.callback.Callbacks;
import io.cielo24.simulator.internal.caption.ElementList;
import io.cielo24.simulator.internal.fault.FaultPlan;
import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Accounts;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.JobStore;
import io.cielo24.simulator.internal.state.Media;
import io.cielo24.simulator.internal.state.MediaFiles;
import io.cielo24.simulator.internal.state.MemoryJobStore;
import io.cielo24.simulator.internal.state.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Everything that the service knows, in one place. */
public final class World implements AutoCloseable {

    private final SimulatorOptions options;
    private final Accounts accounts;
    private final JobStore jobs = new MemoryJobStore();
    private final MediaFiles media;
    private final Tally tally = new Tally();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final FaultPlan faults = new FaultPlan();
    private final Callbacks callbacks;
    private final ElementList words;
    private final Billing billing = new Billing();
    private final Storage storage = new Storage(this);
    private final Map<String, Job> mediaUrls = new ConcurrentHashMap<>();
    private volatile int storagePort;
    private volatile int secureStoragePort;

    /** A world with one account and no jobs. */
    public World(SimulatorOptions options) throws IOException {
        this.options = options;
        this.accounts = new Accounts(options.clock(), options.tokenLifetime());
        this.words = ElementList.carried().lasting(options.spokenLength().toMillis());
        this.callbacks = new Callbacks(options.clock(), options.callbackInterval(), faults, tally);
        this.media = new MediaFiles(
                options.mediaDirectory(), options.keepMedia(), options.hashMedia(), words.length() / 1000.0);
        Account account = new Account(options.user(), options.password(), null);
        account.addKey(options.apiKey());
        accounts.add(account);
    }

    /** Says on which ports the host of pre-signed URLs listens. */
    public void storageListens(int port, int securePort) {
        storagePort = port;
        secureStoragePort = securePort;
    }

    /** The host of pre-signed URLs, by another name than the service's. */
    String storageUrl(boolean secure) {
        return secure ? "https://localhost:" + secureStoragePort : "http://localhost:" + storagePort;
    }

    /** How it behaves. */
    public SimulatorOptions options() {
        return options;
    }

    /** Who may call. */
    public Accounts accounts() {
        return accounts;
    }

    /** The jobs. */
    public JobStore jobs() {
        return jobs;
    }

    /** The media of the jobs. */
    public MediaFiles media() {
        return media;
    }

    /** What was done. */
    public Tally tally() {
        return tally;
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** Who is called back. */
    public Callbacks callbacks() {
        return callbacks;
    }

    Billing billing() {
        return billing;
    }

    Storage storage() {
        return storage;
    }

    /** The time. */
    public Instant now() {
        return options.clock().instant();
    }

    /** Counts an effect. */
    void count(Effect effect, @Nullable String jobId) {
        tally.count(effect, jobId);
    }

    /** Counts bytes of media. */
    void received(Job job, long bytes) {
        job.received(bytes);
        received.addAndGet(bytes);
    }

    /** Counts bytes of media that go out. */
    void sent(Job job, long bytes) {
        job.sent(bytes);
        sent.addAndGet(bytes);
    }

    /** Bytes of media that were written to sockets, also of downloads that came to nothing. */
    public long sent() {
        return sent.get();
    }

    /** Bytes of media that were read from sockets, also of uploads that came to nothing. */
    public long received() {
        return received.get();
    }

    /** A job that nobody knows yet. */
    public Job newJob(Job.Identity identity, @Nullable String reference, @Nullable String requestor) {
        return new Job(identity, reference, requestor, words, callbacks::ready);
    }

    /** Whose a job is. */
    Account owner(Job job) {
        return accounts.find(job.identity().owner()).orElseThrow();
    }

    /** The job that a call is about: of the account that calls, or of one below it. */
    Job job(Call call) {
        String id = call.require("job_id");
        return jobs.find(id)
                .filter(job -> owner(job).isWithin(call.account()))
                .orElseThrow(() -> new Refusal(ErrorType.ITEM_NOT_FOUND, "there is no job " + id));
    }

    /** Notes that a job's media come from a URL; {@code false} if another job of the account was there before. */
    boolean claimUrl(Job job, String url) {
        Job holder = mediaUrls.computeIfAbsent(job.identity().owner() + "\n" + url, key -> job);
        return holder == job;
    }

    /** Forgets a job and its media; {@code false} if it is not there. */
    boolean delete(Job job) throws IOException {
        if (!jobs.remove(job.id())) {
            return false;
        }
        mediaUrls.values().remove(job);
        // Jobs that were made of it have the same media.
        if (job.origin().isEmpty() && jobs.byOrigin(job.id()).isEmpty()) {
            media.delete(job.media().map(Media::file).orElse(null));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            callbacks.close();
        } finally {
            media.close();
        }
    }
}

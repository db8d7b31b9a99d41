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
import io.cielo24.simulator.internal.state.MediaFiles;
import io.cielo24.simulator.internal.state.MemoryJobStore;
import io.cielo24.simulator.internal.state.Tally;
import java.io.IOException;
import java.time.Instant;
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
    private final FaultPlan faults = new FaultPlan();
    private final Callbacks callbacks;
    private final ElementList words;

    /** A world with one account and no jobs. */
    public World(SimulatorOptions options) throws IOException {
        this.options = options;
        this.accounts = new Accounts(options.clock(), options.tokenLifetime());
        this.words = ElementList.carried().lasting(options.spokenLength().toMillis());
        this.callbacks = new Callbacks(options.clock(), options.callbackInterval(), faults, tally);
        this.media = new MediaFiles(
                options.mediaDirectory(), options.keepMedia(), options.hashMedia(), words.length() / 1000.0);
        Account account = new Account(options.user(), options.password());
        account.addKey(options.apiKey());
        accounts.add(account);
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

    /** Bytes of media that were read from sockets, also of uploads that came to nothing. */
    public long received() {
        return received.get();
    }

    /** The job that a call is about. */
    Job job(Call call) {
        String id = call.require("job_id");
        return jobs.find(id)
                .filter(job -> job.identity().owner().equals(call.account().user()))
                .orElseThrow(() -> new Refusal(ErrorType.ITEM_NOT_FOUND, "there is no job " + id));
    }

    /** A job that nobody knows yet. */
    public Job newJob(Job.Identity identity, @Nullable String reference, @Nullable String requestor) {
        return new Job(identity, reference, requestor, words, callbacks::ready);
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** Who is called back. */
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public void close() throws IOException {
        callbacks.close();
        media.close();
    }
}

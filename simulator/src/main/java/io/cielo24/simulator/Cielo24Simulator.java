package io.cielo24.simulator;

import io.cielo24.simulator.internal.http.Host;
import io.cielo24.simulator.internal.http.HttpServer;
import io.cielo24.simulator.internal.http.TlsIdentity;
import io.cielo24.simulator.internal.service.Service;
import io.cielo24.simulator.internal.service.World;
import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Accounts;
import io.cielo24.simulator.internal.state.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.KeyStore;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/**
 * The cielo24 service on your own machine: a real HTTP and HTTPS server on loopback, with one account, for developing
 * and testing clients.
 *
 * <pre>{@code
 * try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
 *     URI endpoint = simulator.endpoint(); // http://127.0.0.1:PORT/api
 *     // let a client log in with simulator.user() and simulator.password(), create a job, add media, order ...
 *     assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
 *     assertThat(simulator.requests("job/add_media").get(0).header("Content-Type")).isEmpty();
 *     simulator.jobs().get(0).completeNow();
 * }
 * }</pre>
 *
 * <p><b>Strict.</b> It refuses what the service may well let pass: unknown, missing, repeated and badly encoded
 * parameters, a Content-Type on an upload, chunked transfer-encoding, a length that is not exact, the wrong verb, a
 * second media, a job or a session that is not there. Each refusal is a 400 with {@code ErrorType} and a precise {@code
 * ErrorComment}.
 *
 * <p><b>Observable.</b> Every request is recorded as it stood on the wire ({@link #requests()}), and every effect is
 * counted ({@link #effects()}), also when the client never learnt of it.
 *
 * <p><b>Able to fail on demand.</b> {@link #faults()} lets chosen or random calls go wrong, on the socket and in what is
 * answered; {@link #job(String)} plays fate with a job.
 *
 * <p><b>What it answers.</b> Captions and transcripts are really rendered from the words of a short spoken text that it
 * carries, the same for every job. Media come back byte for byte as they were uploaded. What it cannot do is refused and
 * never made up.
 *
 * <p>Time passes by the clock of the {@linkplain SimulatorOptions.Builder#clock options}: an ordered job is Complete once
 * the processing time has passed. All methods are thread-safe. {@link #close()} closes all connections, ends all threads
 * and deletes all media.
 */
public final class Cielo24Simulator implements AutoCloseable {

    private final SimulatorOptions options;
    private final World world;
    private final Service service;
    private final HttpServer server;
    private final Faults faults;
    private final int port;
    private final int securePort;
    private final int sandboxPort;
    private final int secureSandboxPort;

    private Cielo24Simulator(SimulatorOptions options) throws IOException {
        this.options = options;
        this.world = new World(options);
        this.faults = new Faults(world.faults());
        this.service = new Service(world);
        this.server = new HttpServer(
                new HttpServer.Settings(
                        options.keepAlive(),
                        options.readRate(),
                        options.writeRate(),
                        options.receiveBuffer(),
                        options.sendBuffer(),
                        options.recordLimit()),
                service);
        try {
            TlsIdentity identity = TlsIdentity.ofThisProcess();
            this.port = server.listen(Host.SERVICE, options.port(), null);
            this.securePort = server.listen(Host.SERVICE, options.securePort(), identity);
            this.sandboxPort = server.listen(Host.SANDBOX, 0, null);
            this.secureSandboxPort = server.listen(Host.SANDBOX, 0, identity);
            world.storageListens(server.listen(Host.STORAGE, 0, null), server.listen(Host.STORAGE, 0, identity));
        } catch (IOException | RuntimeException e) {
            end();
            throw e;
        }
    }

    /**
     * Starts a simulator with the defaults.
     *
     * @return a simulator that is ready for requests
     * @throws UncheckedIOException if no port can be opened or no directory made
     */
    public static Cielo24Simulator start() {
        return start(SimulatorOptions.defaults());
    }

    /**
     * Starts a simulator.
     *
     * @param options how it behaves
     * @return a simulator that is ready for requests
     * @throws UncheckedIOException if a port cannot be opened, or the directory for media cannot be made
     */
    public static Cielo24Simulator start(SimulatorOptions options) {
        try {
            return new Cielo24Simulator(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** {@return how it behaves} */
    public SimulatorOptions options() {
        return options;
    }

    /** {@return where it answers by HTTP: {@code http://127.0.0.1:PORT/api}} */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port + "/api");
    }

    /** {@return where it answers by HTTPS: {@code https://127.0.0.1:PORT/api}, with a certificate of its own} */
    public URI secureEndpoint() {
        return URI.create("https://127.0.0.1:" + securePort + "/api");
    }

    /**
     * {@return where the sandbox of the same service answers by HTTP} It knows the same accounts, sessions and jobs,
     * has the operations that the sandbox has, and is the only place where accounts are created.
     */
    public URI sandboxEndpoint() {
        return URI.create("http://127.0.0.1:" + sandboxPort + "/api");
    }

    /** {@return where {@link #sandboxEndpoint()} is answered by HTTPS} */
    public URI secureSandboxEndpoint() {
        return URI.create("https://127.0.0.1:" + secureSandboxPort + "/api");
    }

    /**
     * {@return a new key store that trusts the certificate of {@link #secureEndpoint()}, also for localhost, and no
     * other}
     */
    public KeyStore trustStore() {
        return TlsIdentity.ofThisProcess().trustStore();
    }

    /** {@return the user name of the account} */
    public String user() {
        return options.user();
    }

    /** {@return the password that the account had at the start} */
    public String password() {
        return options.password();
    }

    /** {@return the API key that the account had at the start} */
    public String apiKey() {
        return options.apiKey();
    }

    /**
     * {@return the requests so far, the oldest first: those that were answered, and those whose connection ended
     * before}
     */
    public List<RecordedRequest> requests() {
        return server.log().all();
    }

    /**
     * The requests so far to one path.
     *
     * @param operation the path below the endpoint, such as {@code job/new}
     * @return the oldest first
     */
    public List<RecordedRequest> requests(String operation) {
        return requests().stream()
                .filter(request -> request.operation().equals(operation))
                .toList();
    }

    /** {@return how many requests were recorded since the start, also those that were cleared or forgotten} */
    public long requestCount() {
        return server.log().total();
    }

    /** Forgets the recorded requests. */
    public void clearRequests() {
        server.log().clear();
    }

    /** {@return how often each effect took place} */
    public Effects effects() {
        return world.tally().effects();
    }

    /**
     * How often each effect on one job took place, also if the job has been deleted since.
     *
     * @param jobId the job's id
     * @return no effects if there never was such a job
     */
    public Effects effects(String jobId) {
        return world.tally().effects(jobId);
    }

    /**
     * {@return bytes of media read from sockets so far, counted as they arrive, also of uploads that come to nothing}
     */
    public long bytesReceived() {
        return world.received();
    }

    /**
     * {@return bytes of media handed to sockets so far, in pieces of up to 128 KiB, each counted just before it is
     * written; also of downloads that came to nothing}
     */
    public long bytesSent() {
        return world.sent();
    }

    /**
     * A job, to look into and to play fate with.
     *
     * @param jobId the job's id
     * @return the job
     * @throws NoSuchElementException if there is no such job
     */
    public SimulatedJob job(String jobId) {
        return world.jobs()
                .find(jobId)
                .map(job -> new SimulatedJob(world, job))
                .orElseThrow(() -> new NoSuchElementException("there is no job " + jobId));
    }

    /** {@return all jobs, the newest first} */
    public List<SimulatedJob> jobs() {
        return world.jobs().newestFirst().stream()
                .map(job -> new SimulatedJob(world, job))
                .toList();
    }

    /**
     * Lets calls go wrong on purpose.
     *
     * @return the faults of the simulator
     */
    public Faults faults() {
        return faults;
    }

    /** {@return the callbacks that were made so far, repeats included, in the order in which they ended} */
    public List<SentCallback> callbacks() {
        return world.callbacks().sent();
    }

    /**
     * Makes a sub-account of the account. Does not count as an effect.
     *
     * @param user its user name
     * @param password its password
     * @throws IllegalArgumentException if there is an account of this name
     */
    public void addSubAccount(String user, String password) {
        Account parent = world.accounts().find(user()).orElseThrow();
        if (!world.accounts().add(new Account(user, password, parent))) {
            throw new IllegalArgumentException("there is an account " + user);
        }
    }

    /**
     * Makes many jobs at once, without requests and without effects that count.
     *
     * @param count how many
     * @param name the name of the n-th, counted from 0
     * @return the newest of them
     */
    public SimulatedJob addJobs(int count, IntFunction<String> name) {
        Job newest = null;
        for (int i = 0; i < count; i++) {
            String id = Accounts.newId();
            newest = world.newJob(
                    new Job.Identity(id, Accounts.newId(), user(), world.now(), name.apply(i), "en", null, null, null),
                    null,
                    null);
            world.jobs().add(newest, same -> false);
        }
        if (newest == null) {
            throw new IllegalArgumentException("count is " + count + "; at least 1 is possible");
        }
        return new SimulatedJob(world, newest);
    }

    /** Makes all sessions expire: the next call with one of their tokens is refused with BAD_API_TOKEN. */
    public void expireTokens() {
        world.accounts().endAll();
    }

    /** {@return connections that are open at this moment, by HTTP and HTTPS} */
    public int openConnections() {
        return server.openConnections();
    }

    /** {@return connections accepted since the start} */
    public long acceptedConnections() {
        return server.acceptedConnections();
    }

    /** Closes all connections from this side, so that what a client keeps in its pool is stale. */
    public void dropConnections() {
        server.dropConnections();
    }

    /**
     * {@return mistakes of the simulator itself that came to light while it answered; the client saw status 500} The
     * list is empty, or there is something to report to the makers of the simulator.
     */
    public List<Throwable> defects() {
        return service.defects();
    }

    /**
     * Closes all connections, ends all threads and deletes all media. Does nothing the second time.
     *
     * @throws UncheckedIOException if a thread does not end within ten seconds, or a file cannot be deleted
     */
    @Override
    public void close() {
        try {
            end();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The media go even if a thread does not. */
    private void end() throws IOException {
        try {
            server.close();
        } finally {
            world.close();
        }
    }

    @Override
    public String toString() {
        return "Cielo24Simulator[" + endpoint() + "]";
    }
}

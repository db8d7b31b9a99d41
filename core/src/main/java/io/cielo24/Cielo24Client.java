package io.cielo24;

import io.cielo24.account.AccountOperations;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.internal.Wiring;
import io.cielo24.internal.captioning.CaptioningFlow;
import io.cielo24.job.JobOperations;
import io.cielo24.media.MediaOperations;
import io.cielo24.transcript.TranscriptOperations;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The client of the cielo24 captioning service. Make one per account and keep it: it holds the session and the
 * transport's connections, is safe for use by any number of threads, and costs nothing while idle.
 *
 * <pre>{@code
 * try (Cielo24Client client = Cielo24Client.builder()
 *         .credentials(Credentials.apiKey("user", key))
 *         .build()) {
 *     client.jobs().create(NewJob.named("Lecture 1"))
 *             .flatMap(job -> client.media().addMedia(job.jobId(), MediaSource.file(video))
 *                     .then(client.jobs().performTranscription(job.jobId(), TranscriptionOrder.of(Fidelity.PREMIUM))))
 *             .block();
 * }
 * }</pre>
 *
 * <p>It logs in when the first call needs it, once for any number of simultaneous calls, and once more when the service
 * says that the session has expired.
 *
 * <p>Ownership: a transport that the client found by itself is closed with it; one that was given to the builder stays
 * open, and so do schedulers. {@link #close()} does not log out; call {@link AccountOperations#logout()} for that.
 */
public final class Cielo24Client implements AutoCloseable {

    /** The service. */
    public static final URI PRODUCTION = URI.create("https://api.cielo24.com/api");

    /** The service's sandbox: no real processing, sample results, jobs turn complete by themselves. */
    public static final URI SANDBOX = URI.create("https://sandbox.cielo24.com/api");

    private static final String USER_AGENT = "cielo24-reactive";

    private final Wiring wiring;
    private final HttpTransport transport;
    private final boolean ownsTransport;
    private final URI endpoint;

    private Cielo24Client(Builder builder) {
        Credentials credentials = builder.credentials;
        if (credentials == null) {
            throw new IllegalStateException("no credentials; give them to the builder");
        }
        HttpTransport given = builder.transport;
        this.ownsTransport = given == null;
        this.transport = given == null ? Wiring.discover(builder.transportName, builder.transportConfig) : given;
        this.endpoint = builder.endpoint;
        this.wiring = Wiring.of(
                endpoint,
                builder.sandbox(),
                credentials,
                builder.loginStyle,
                builder.style,
                transport,
                builder.timeouts,
                builder.retries,
                builder.random,
                builder.timer == null ? Schedulers.parallel() : builder.timer,
                builder.disk == null ? Schedulers.boundedElastic() : builder.disk,
                builder.userAgent,
                builder.listener);
    }

    /**
     * Starts from the defaults: production, discovered transport, {@link Timeouts#defaults()}, {@link
     * RetryPolicy#defaults()}, {@link RequestStyle#POST}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The session and the account.
     *
     * @return the operations
     */
    public AccountOperations account() {
        return wiring.account();
    }

    /**
     * Jobs: making, ordering, looking up.
     *
     * @return the operations
     */
    public JobOperations jobs() {
        return wiring.jobs();
    }

    /**
     * Media: to the service and back.
     *
     * @return the operations
     */
    public MediaOperations media() {
        return wiring.media();
    }

    /**
     * Captions and transcripts.
     *
     * @return the operations
     */
    public TranscriptOperations transcripts() {
        return wiring.transcripts();
    }

    /**
     * A flow that captions media from beginning to end, with a journal in memory and default settings. Each call gives a
     * flow of its own.
     *
     * @return the flow
     */
    public Captioning captioning() {
        return captioning(CaptioningSettings.inMemory());
    }

    /**
     * A flow that captions media from beginning to end. Keep it: its limits hold for what goes through it, and its waits
     * share their requests. It needs no closing; the journal does.
     *
     * @param settings journal, limits, patience
     * @return the flow; touches neither network nor files yet
     */
    public Captioning captioning(CaptioningSettings settings) {
        return new CaptioningFlow(wiring.flow(), settings);
    }

    /**
     * Closes the transport if the client found it by itself; calls under way then fail. A transport that was given to the
     * builder is left alone. Closing twice does nothing.
     */
    @Override
    public void close() {
        if (ownsTransport) {
            transport.close();
        }
    }

    /** Endpoint and transport. */
    @Override
    public String toString() {
        return "Cielo24Client[" + endpoint + ", " + transport.name() + "]";
    }

    /** Collects a client. Not for use by several threads at once. */
    public static final class Builder {

        private URI endpoint = PRODUCTION;
        private @Nullable Credentials credentials;
        private @Nullable URI sandbox;
        private LoginStyle loginStyle = LoginStyle.HEADERS;
        private RequestStyle style = RequestStyle.POST;
        private @Nullable HttpTransport transport;
        private @Nullable String transportName;
        private TransportConfig transportConfig = TransportConfig.defaults();
        private Timeouts timeouts = Timeouts.defaults();
        private RetryPolicy retries = RetryPolicy.defaults();
        private RandomGenerator random = new Random();
        // Reactor's own are not even started where others are given.
        private @Nullable Scheduler timer;
        private @Nullable Scheduler disk;
        private String userAgent = USER_AGENT;
        private @Nullable ActivityListener listener;

        private Builder() {}

        /**
         * Where the service is.
         *
         * @param baseUri {@link Cielo24Client#PRODUCTION}, {@link Cielo24Client#SANDBOX}, or another base URI: https, or
         *     http to this machine; no query, no user info
         * @return this builder
         */
        public Builder endpoint(URI baseUri) {
            this.endpoint = BaseUri.checked(baseUri);
            return this;
        }

        /**
         * Where {@link AccountOperations#create} makes accounts: the one call that goes to the sandbox with the token of a
         * session elsewhere. Without it, {@link Cielo24Client#SANDBOX} if the endpoint is {@link
         * Cielo24Client#PRODUCTION}, else the endpoint itself.
         *
         * @param baseUri as for {@link #endpoint}
         * @return this builder
         */
        public Builder sandboxEndpoint(URI baseUri) {
            this.sandbox = BaseUri.checked(baseUri);
            return this;
        }

        /**
         * Who is calling. Required.
         *
         * @param credentials never printed
         * @return this builder
         */
        public Builder credentials(Credentials credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * How the credentials travel to the service at login.
         *
         * @param style headers unless the service, or something in front of it, refuses them
         * @return this builder
         */
        public Builder loginStyle(LoginStyle style) {
            this.loginStyle = Objects.requireNonNull(style, "style");
            return this;
        }

        /**
         * Which documented form calls take.
         *
         * @param style POST unless the service refuses it
         * @return this builder
         */
        public Builder requestStyle(RequestStyle style) {
            this.style = Objects.requireNonNull(style, "style");
            return this;
        }

        /**
         * Uses a transport of the caller, who also closes it.
         *
         * @param transport ready for use
         * @return this builder
         */
        public Builder transport(HttpTransport transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /**
         * Uses the transport of that name among those on the class path or module path. Without it, the system property
         * {@code cielo24.transport} decides, then the environment variable {@code CIELO24_TRANSPORT}, then the highest
         * priority.
         *
         * @param name such as {@code jdk} or {@code netty}
         * @return this builder
         */
        public Builder transport(String name) {
            this.transportName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Configures the transport that the client makes; without effect on one that is given.
         *
         * @param config connect timeout, proxy, TLS
         * @return this builder
         */
        public Builder transportConfig(TransportConfig config) {
            this.transportConfig = Objects.requireNonNull(config, "config");
            return this;
        }

        /**
         * How long the other side may be silent.
         *
         * @param timeouts by phase
         * @return this builder
         */
        public Builder timeouts(Timeouts timeouts) {
            this.timeouts = Objects.requireNonNull(timeouts, "timeouts");
            return this;
        }

        /**
         * When and how often failed calls are repeated, where that is safe.
         *
         * @param retries {@link RetryPolicy#none()} for never
         * @return this builder
         */
        public Builder retries(RetryPolicy retries) {
            this.retries = Objects.requireNonNull(retries, "retries");
            return this;
        }

        /**
         * Where the jitter of pauses comes from.
         *
         * @param random safe for use by many threads, as {@link Random} is
         * @return this builder
         */
        public Builder random(RandomGenerator random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Measures every delay and timeout; {@link Schedulers#parallel()} by default.
         *
         * @param timer not closed by the client
         * @return this builder
         */
        public Builder timer(Scheduler timer) {
            this.timer = Objects.requireNonNull(timer, "timer");
            return this;
        }

        /**
         * Runs what may block: reading and writing files; {@link Schedulers#boundedElastic()} by default.
         *
         * @param disk not closed by the client
         * @return this builder
         */
        public Builder diskScheduler(Scheduler disk) {
            this.disk = Objects.requireNonNull(disk, "disk");
            return this;
        }

        /**
         * Names the calling program to the service, in the {@code User-Agent} header; {@code cielo24-reactive} by default.
         *
         * @param userAgent printable ASCII, not blank
         * @return this builder
         */
        public Builder userAgent(String userAgent) {
            if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException("the user agent must be printable ASCII and not blank, was: '"
                        + userAgent.replaceAll("[^ -~]", "?") + "'");
            }
            this.userAgent = userAgent;
            return this;
        }

        /**
         * Tells a listener of calls, attempts, pauses and waits.
         *
         * @param listener the only one; without one, nothing is measured
         * @return this builder
         */
        public Builder listener(ActivityListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the client. Touches no network.
         *
         * @return the client
         * @throws IllegalStateException if there are no credentials, or no transport can be chosen
         */
        public Cielo24Client build() {
            return new Cielo24Client(this);
        }

        private URI sandbox() {
            return sandbox != null ? sandbox : endpoint.equals(PRODUCTION) ? SANDBOX : endpoint;
        }
    }
}

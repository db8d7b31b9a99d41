package io.cielo24.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator behaves. Immutable; made with {@link #builder()}.
 *
 * <pre>{@code
 * SimulatorOptions options = SimulatorOptions.builder()
 *         .processingTime(Duration.ofSeconds(2))
 *         .requiresAuthorization(true)
 *         .build();
 * }</pre>
 */
public final class SimulatorOptions {

    /** The largest media that the service takes: 10 GiB - 1. */
    public static final long MAXIMUM_MEDIA_LENGTH = 10_737_418_239L;

    private final Builder values;

    private SimulatorOptions(Builder values) {
        this.values = new Builder(values);
    }

    /** {@return the defaults, each of them described at the method of the builder that changes it} */
    public static SimulatorOptions defaults() {
        return builder().build();
    }

    /** {@return a builder that holds the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that holds these options} */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** {@return what {@link Builder#processingTime} set} */
    public Duration processingTime() {
        return values.processingTime;
    }

    /** {@return what {@link Builder#tokenLifetime} set} */
    public Duration tokenLifetime() {
        return values.tokenLifetime;
    }

    /** {@return what {@link Builder#requiresAuthorization} set} */
    public boolean requiresAuthorization() {
        return values.requiresAuthorization;
    }

    /** {@return what {@link Builder#sandbox} set} */
    public boolean sandbox() {
        return values.sandbox;
    }

    /** {@return what {@link Builder#mediaDirectory} set} */
    public @Nullable Path mediaDirectory() {
        return values.mediaDirectory;
    }

    /** {@return what {@link Builder#clock} set} */
    public Clock clock() {
        return values.clock;
    }

    /** {@return what {@link Builder#maximumMediaLength} set} */
    public long maximumMediaLength() {
        return values.maximumMediaLength;
    }

    /** {@return what {@link Builder#readRate} set} */
    public long readRate() {
        return values.readRate;
    }

    /** {@return what {@link Builder#writeRate} set} */
    public long writeRate() {
        return values.writeRate;
    }

    /** {@return what {@link Builder#receiveBuffer} set} */
    public int receiveBuffer() {
        return values.receiveBuffer;
    }

    /** {@return what {@link Builder#sendBuffer} set} */
    public int sendBuffer() {
        return values.sendBuffer;
    }

    /** {@return what {@link Builder#keepMedia} set} */
    public boolean keepMedia() {
        return values.keepMedia;
    }

    /** {@return what {@link Builder#hashMedia} set} */
    public boolean hashMedia() {
        return values.hashMedia;
    }

    /** {@return what {@link Builder#keepAlive} set} */
    public Duration keepAlive() {
        return values.keepAlive;
    }

    /** {@return what {@link Builder#recordLimit} set} */
    public int recordLimit() {
        return values.recordLimit;
    }

    /** {@return what {@link Builder#callbackInterval} set} */
    public Duration callbackInterval() {
        return values.callbackInterval;
    }

    /** {@return what {@link Builder#spokenLength} set} */
    public Duration spokenLength() {
        return values.spokenLength;
    }

    /** {@return what {@link Builder#openApiSpelling} set} */
    public boolean openApiSpelling() {
        return values.openApiSpelling;
    }

    /** {@return what {@link Builder#port} set} */
    public int port() {
        return values.port;
    }

    /** {@return what {@link Builder#securePort} set} */
    public int securePort() {
        return values.securePort;
    }

    /** {@return what {@link Builder#account} set} */
    public String user() {
        return values.user;
    }

    /** {@return what {@link Builder#account} set} */
    public String password() {
        return values.password;
    }

    /** {@return what {@link Builder#account} set} */
    public String apiKey() {
        return values.apiKey;
    }

    /** {@return what {@link Builder#refuseDoubleEncoding} set} */
    public boolean refuseDoubleEncoding() {
        return values.refuseDoubleEncoding;
    }

    /** {@return what {@link Builder#duplicatesByDefault} set} */
    public boolean duplicatesByDefault() {
        return values.duplicatesByDefault;
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "SimulatorOptions[processingTime=" + values.processingTime + ", sandbox=" + values.sandbox
                + ", requiresAuthorization=" + values.requiresAuthorization + ", keepMedia=" + values.keepMedia + "]";
    }

    /**
     * Changes options one by one. What cannot be is refused with an {@link IllegalArgumentException} that names the value
     * and what is possible; no time is longer than 36,500 days. Not thread-safe.
     */
    public static final class Builder {
        private Duration processingTime = Duration.ofMillis(200);
        private Duration tokenLifetime = Duration.ofHours(1);
        private boolean requiresAuthorization;
        private boolean sandbox;
        private @Nullable Path mediaDirectory;
        private Clock clock = Clock.systemUTC();
        private long maximumMediaLength = MAXIMUM_MEDIA_LENGTH;
        private long readRate;
        private long writeRate;
        private int receiveBuffer;
        private int sendBuffer;
        private boolean keepMedia = true;
        private boolean hashMedia;
        private Duration keepAlive = Duration.ofSeconds(60);
        private int recordLimit = 100_000;
        private Duration callbackInterval = Duration.ofMinutes(10);
        private Duration spokenLength = Duration.ZERO;
        private int port;
        private int securePort;
        private String user = "simulator";
        private String password = "correct horse battery staple";
        private String apiKey = "5157a70b5157a70b5157a70b5157a70b";
        private boolean refuseDoubleEncoding = true;
        private boolean duplicatesByDefault;
        private boolean openApiSpelling;

        private Builder() {}

        private Builder(Builder other) {
            processingTime = other.processingTime;
            tokenLifetime = other.tokenLifetime;
            requiresAuthorization = other.requiresAuthorization;
            sandbox = other.sandbox;
            mediaDirectory = other.mediaDirectory;
            clock = other.clock;
            maximumMediaLength = other.maximumMediaLength;
            readRate = other.readRate;
            writeRate = other.writeRate;
            receiveBuffer = other.receiveBuffer;
            sendBuffer = other.sendBuffer;
            keepMedia = other.keepMedia;
            hashMedia = other.hashMedia;
            keepAlive = other.keepAlive;
            recordLimit = other.recordLimit;
            callbackInterval = other.callbackInterval;
            spokenLength = other.spokenLength;
            port = other.port;
            securePort = other.securePort;
            user = other.user;
            password = other.password;
            apiKey = other.apiKey;
            refuseDoubleEncoding = other.refuseDoubleEncoding;
            duplicatesByDefault = other.duplicatesByDefault;
            openApiSpelling = other.openApiSpelling;
        }

        /**
         * How long an ordered job is In Process before it is Complete.
         *
         * @param time by the simulator's clock; 200 ms if nothing is said, and zero is allowed
         * @return this
         */
        public Builder processingTime(Duration time) {
            this.processingTime = Limits.duration(time, "processingTime");
            return this;
        }

        /**
         * How long a session lasts without use.
         *
         * @param time by the simulator's clock; one hour if nothing is said
         * @return this
         */
        public Builder tokenLifetime(Duration time) {
            this.tokenLifetime = Limits.duration(time, "tokenLifetime");
            return this;
        }

        /**
         * Whether new orders wait in Authorizing until {@code job/authorize} is called.
         *
         * @param required {@code false} if nothing is said
         * @return this
         */
        public Builder requiresAuthorization(boolean required) {
            this.requiresAuthorization = required;
            return this;
        }

        /**
         * Whether {@link Cielo24Simulator#endpoint()} is the sandbox: without the operations that the sandbox does not
         * have, and with the creation of accounts, which only the sandbox has.
         *
         * @param sandbox {@code false} if nothing is said
         * @return this
         */
        public Builder sandbox(boolean sandbox) {
            this.sandbox = sandbox;
            return this;
        }

        /**
         * Where uploaded media are stored. They are deleted when the simulator closes; the directory itself stays.
         *
         * @param directory is created if it is missing; if nothing is said, a temporary directory that goes with the
         *     simulator
         * @return this
         */
        public Builder mediaDirectory(Path directory) {
            this.mediaDirectory = Objects.requireNonNull(directory, "directory");
            return this;
        }

        /**
         * What the time is, for processing and sessions.
         *
         * @param clock the system's clock if nothing is said
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * The largest media taken; a larger declared length is refused before the body is read.
         *
         * @param bytes {@link SimulatorOptions#MAXIMUM_MEDIA_LENGTH} if nothing is said
         * @return this
         */
        public Builder maximumMediaLength(long bytes) {
            this.maximumMediaLength = Limits.atLeast(1, bytes, "maximumMediaLength");
            return this;
        }

        /**
         * How fast the body of an upload is read, on each connection.
         *
         * @param bytesPerSecond 0 for no limit, which is so if nothing is said
         * @return this
         */
        public Builder readRate(long bytesPerSecond) {
            this.readRate = Limits.atLeast(0, bytesPerSecond, "readRate");
            return this;
        }

        /**
         * How fast media are sent, on each connection.
         *
         * @param bytesPerSecond 0 for no limit, which is so if nothing is said
         * @return this
         */
        public Builder writeRate(long bytesPerSecond) {
            this.writeRate = Limits.atLeast(0, bytesPerSecond, "writeRate");
            return this;
        }

        /**
         * The size of the sockets' receive buffers: what a client can send without anybody reading it.
         *
         * @param bytes 0 for the system's own choice, which is so if nothing is said
         * @return this
         */
        public Builder receiveBuffer(int bytes) {
            this.receiveBuffer = (int) Limits.atLeast(0, bytes, "receiveBuffer");
            return this;
        }

        /**
         * The size of the sockets' send buffers: what the simulator can send without anybody reading it.
         *
         * @param bytes 0 for the system's own choice, which is so if nothing is said
         * @return this
         */
        public Builder sendBuffer(int bytes) {
            this.sendBuffer = (int) Limits.atLeast(0, bytes, "sendBuffer");
            return this;
        }

        /**
         * Whether uploaded media are stored, or read and counted only. What is not stored cannot be downloaded.
         *
         * @param keep {@code true} if nothing is said
         * @return this
         */
        public Builder keepMedia(boolean keep) {
            this.keepMedia = keep;
            return this;
        }

        /**
         * Whether media that are not stored are hashed while they arrive, see {@link SimulatedJob#mediaSha256()}.
         *
         * @param hash {@code false} if nothing is said, since it costs more than everything else about an upload
         * @return this
         */
        public Builder hashMedia(boolean hash) {
            this.hashMedia = hash;
            return this;
        }

        /**
         * How long a connection may be idle between two requests before the simulator closes it.
         *
         * @param time 60 seconds if nothing is said
         * @return this
         */
        public Builder keepAlive(Duration time) {
            this.keepAlive = Limits.duration(time, "keepAlive");
            if (time.toMillis() < 1 || time.toMillis() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("keepAlive is " + time + "; 1 ms to 24 days are possible");
            }
            return this;
        }

        /**
         * How many requests are remembered; the oldest are forgotten.
         *
         * @param requests 100,000 if nothing is said
         * @return this
         */
        public Builder recordLimit(int requests) {
            this.recordLimit = (int) Limits.atLeast(1, requests, "recordLimit");
            return this;
        }

        /**
         * How long after a callback that was not answered with 200 it is made again, up to three times.
         *
         * @param time real time, whatever the simulator's clock; ten minutes if nothing is said, as with the service
         * @return this
         */
        public Builder callbackInterval(Duration time) {
            this.callbackInterval = Limits.duration(time, "callbackInterval");
            return this;
        }

        /**
         * How long the text is at least that is heard in every job: the short one that the simulator carries is
         * repeated. Ten hours make an element list of about 15 MB.
         *
         * @param length 57 seconds if nothing is said; at most 100 hours
         * @return this
         */
        public Builder spokenLength(Duration length) {
            this.spokenLength = Limits.duration(length, "spokenLength");
            if (length.compareTo(Duration.ofHours(100)) > 0) {
                throw new IllegalArgumentException("spokenLength is " + length + "; at most 100 hours are possible");
            }
            return this;
        }

        /**
         * The port for HTTP on 127.0.0.1.
         *
         * @param port 0 for one that the system chooses, which is so if nothing is said
         * @return this
         */
        public Builder port(int port) {
            this.port = checkPort(port);
            return this;
        }

        /**
         * The port for HTTPS on 127.0.0.1.
         *
         * @param port 0 for one that the system chooses, which is so if nothing is said
         * @return this
         */
        public Builder securePort(int port) {
            this.securePort = checkPort(port);
            return this;
        }

        /**
         * The account that exists from the start.
         *
         * @param user the user name
         * @param password the password
         * @param apiKey the API key, 32 hexadecimal digits
         * @return this
         */
        public Builder account(String user, String password, String apiKey) {
            if (user.isBlank() || password.isBlank()) {
                throw new IllegalArgumentException("user and password must not be blank");
            }
            if (!apiKey.matches("[0-9a-f]{32}")) {
                throw new IllegalArgumentException("an API key has 32 lower-case hexadecimal digits");
            }
            this.user = user;
            this.password = password;
            this.apiKey = apiKey;
            return this;
        }

        /**
         * Whether a text that looks as if it had been percent-encoded twice is refused: after decoding, it consists of
         * unreserved characters and of percent-encoded ones that needed it. A text that is meant to look so, such as
         * {@code 100%25}, is then refused as well. URLs and passwords are never judged.
         *
         * @param refuse {@code true} if nothing is said
         * @return this
         */
        public Builder refuseDoubleEncoding(boolean refuse) {
            this.refuseDoubleEncoding = refuse;
            return this;
        }

        /**
         * What a missing {@code is_duplicate} means.
         *
         * @param allowed {@code false}, which is so if nothing is said: a second job with the same external_id, or with
         *     the same media_url, is refused
         * @return this
         */
        public Builder duplicatesByDefault(boolean allowed) {
            this.duplicatesByDefault = allowed;
            return this;
        }

        /**
         * Whether answers spell names as the OpenAPI description of the service does, where it differs from the
         * documentation: {@code api_token} for {@code ApiToken}, {@code ExternalId} for {@code ExternalID}.
         *
         * @param spelling {@code false} if nothing is said
         * @return this
         */
        public Builder openApiSpelling(boolean spelling) {
            this.openApiSpelling = spelling;
            return this;
        }

        /** {@return the options as they stand now} */
        public SimulatorOptions build() {
            return new SimulatorOptions(this);
        }

        private static int checkPort(int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port is " + port + "; 0 to 65535 are possible");
            }
            return port;
        }
    }
}

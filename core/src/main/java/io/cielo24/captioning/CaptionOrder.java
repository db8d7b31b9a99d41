package io.cielo24.captioning;

import io.cielo24.job.Fidelity;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One media to be captioned: what is ordered for it, and what is fetched in the end.
 *
 * <p>An order has an identity, from which its {@code external_id} at the service is made: the media's content (or URL) and
 * whatever decides what is made and at what price: language, fidelity, priority, turnaround, target languages, options.
 * The same order, submitted again by whomever and whenever, finds its job instead of buying a second one. Names,
 * references, the callback URL, {@code custom_metadata} and {@code return_iwp} are not part of the identity; changing
 * them changes nothing for a job that is there.
 */
public final class CaptionOrder {

    /** The longest key that is taken, in characters; the service does not publish a limit of its own. */
    public static final int LONGEST_KEY = 64;

    private final CaptionMedia media;
    private final NewJob job;
    private final TranscriptionOrder order;
    private final Results results;
    private final Optional<String> key;
    private final int attempt;

    private CaptionOrder(Builder builder) {
        this.media = builder.media;
        this.job = builder.job;
        this.order = builder.order;
        this.results = builder.results;
        this.key = builder.key;
        this.attempt = builder.attempt;
    }

    /**
     * A file, to be transcribed and nothing fetched.
     *
     * @param file a regular file
     * @param fidelity how carefully, and so at what price
     * @return the order
     */
    public static CaptionOrder of(Path file, Fidelity fidelity) {
        return builder(CaptionMedia.file(file), TranscriptionOrder.of(fidelity)).build();
    }

    /**
     * Starts an order.
     *
     * @param media what is captioned
     * @param order what is ordered for it
     * @return a new builder
     */
    public static Builder builder(CaptionMedia media, TranscriptionOrder order) {
        return new Builder(media, order);
    }

    /**
     * What is captioned.
     *
     * @return the media
     */
    public CaptionMedia media() {
        return media;
    }

    /**
     * The attributes of the job to be made, without its external id.
     *
     * @return the attributes
     */
    public NewJob job() {
        return job;
    }

    /**
     * What is ordered.
     *
     * @return the order as it is sent
     */
    public TranscriptionOrder order() {
        return order;
    }

    /**
     * What is fetched when the job is done.
     *
     * @return the results
     */
    public Results results() {
        return results;
    }

    /**
     * The caller's own key.
     *
     * @return empty if the order is told by its content
     */
    public Optional<String> key() {
        return key;
    }

    /**
     * Which attempt at this order it is.
     *
     * @return 1 or more
     */
    public int attempt() {
        return attempt;
    }

    /**
     * Starts from this order, to change a part of it.
     *
     * @return a builder with everything that was set
     */
    public Builder toBuilder() {
        Builder builder = new Builder(media, order);
        builder.job = job;
        builder.results = results;
        builder.key = key;
        builder.attempt = attempt;
        return builder;
    }

    /** The media's name. */
    @Override
    public String toString() {
        return "CaptionOrder[" + media.displayName() + "]";
    }

    /** Collects an order. Not for use by several threads at once. */
    public static final class Builder {

        private final CaptionMedia media;
        private final TranscriptionOrder order;
        private NewJob job;
        private Results results = Results.none();
        private Optional<String> key = Optional.empty();
        private int attempt = 1;

        private Builder(CaptionMedia media, TranscriptionOrder order) {
            this.media = Objects.requireNonNull(media, "media");
            this.order = Objects.requireNonNull(order, "order");
            this.job = NewJob.named(media.displayName());
        }

        /**
         * The attributes of the job, such as its name and the language spoken. Without this, the job is named after the
         * media.
         *
         * @param job without external id and duplicate, which belong to the flow
         * @return this builder
         */
        public Builder job(NewJob job) {
            for (String name : new String[] {"external_id", "is_duplicate"}) {
                if (job.parameters().containsKey(name)) {
                    throw new IllegalArgumentException(
                            name + " belongs to the captioning flow; give the order a key instead");
                }
            }
            this.job = job;
            return this;
        }

        /**
         * What to fetch when the job is done; nothing unless set.
         *
         * @param results which, and where to
         * @return this builder
         */
        public Builder results(Results results) {
            this.results = Objects.requireNonNull(results, "results");
            return this;
        }

        /**
         * Tells the order by a key of the caller instead of its content: it becomes the job's {@code external_id} as it
         * is, and the media is not hashed. The same key must always mean the same media.
         *
         * @param key 1 to {@value #LONGEST_KEY} printable ASCII characters without spaces, {@code *} and quotes
         * @return this builder
         */
        public Builder key(String key) {
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw new IllegalArgumentException(
                        "a key has 1 to " + LONGEST_KEY + " characters, this has " + key.length());
            }
            if (key.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '*' || c == '"' || c == '\'')) {
                throw new IllegalArgumentException(
                        "a key holds printable ASCII characters only, and no space, '*' or quote: '"
                                + key.replaceAll("[^!-~]", "?") + "'");
            }
            this.key = Optional.of(key);
            return this;
        }

        /**
         * Orders anew what was ordered before, such as after a Media Failure that was mended at the source of a URL: another
         * attempt is another order, with another external id, and is billed. {@link Captioning#anew} finds the attempt that
         * is next, and makes sure that the one before has failed. Not for use with a key of one's own; choose another key
         * then.
         *
         * @param attempt 1, the default, or more
         * @return this builder
         */
        public Builder attempt(int attempt) {
            if (attempt < 1) {
                throw new IllegalArgumentException("attempt must be 1 or more, was: " + attempt);
            }
            this.attempt = attempt;
            return this;
        }

        /**
         * Makes the order.
         *
         * @return the order
         * @throws IllegalArgumentException if the media is a publisher and there is no key to tell it by, or there are both
         *     a key and an attempt
         */
        public CaptionOrder build() {
            if (key.isPresent() && attempt > 1) {
                throw new IllegalArgumentException(
                        "an order with a key of its own has no attempts; choose another key");
            }
            if (key.isEmpty()
                    && media instanceof CaptionMedia.OfSource sent
                    && !(sent.source() instanceof MediaSource.OfFile)
                    && !(sent.source() instanceof MediaSource.OfBytes)) {
                throw new IllegalArgumentException(
                        "a publisher may not be readable twice, so it cannot be told by its content; give the order a key");
            }
            return new CaptionOrder(this);
        }
    }
}

package io.cielo24.simulator;

import io.cielo24.simulator.internal.service.World;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Media;
import io.cielo24.simulator.internal.state.MediaFiles;
import io.cielo24.simulator.internal.state.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A job of the simulator, to look into and to play fate with. Thread-safe. */
public final class SimulatedJob {

    private final World world;
    private final Job job;

    SimulatedJob(World world, Job job) {
        this.world = world;
        this.job = job;
    }

    /** {@return the job's id: 32 hexadecimal digits} */
    public String id() {
        return job.id();
    }

    /** {@return the job's name, if it has one} */
    public Optional<String> name() {
        return Optional.ofNullable(job.identity().name());
    }

    /** {@return the customer's id for the job, if it has one} */
    public Optional<String> externalId() {
        return Optional.ofNullable(job.identity().externalId());
    }

    /** {@return the status at this moment of the simulator's clock} */
    public SimulatedStatus status() {
        return job.status(world.now());
    }

    /**
     * Puts the job into a status. There it stays, whatever the processing time, until it is authorized, ordered again or
     * put into another one. {@link SimulatedStatus#COMPLETE} also makes the results available.
     *
     * @param status the status
     */
    public void status(SimulatedStatus status) {
        job.force(status, world.now());
    }

    /** Completes the job now, however much of the processing time is left. Does nothing if it is complete. */
    public void completeNow() {
        status(SimulatedStatus.COMPLETE);
    }

    /**
     * Makes another version of the job's latest words, as if somebody had corrected one of them. It is called back like
     * any other.
     *
     * @param word a word as it is shown, without punctuation, such as {@code color}
     * @param correction what is shown instead, wherever it stands
     * @throws IllegalStateException if the job has no words yet
     */
    public void revise(String word, String correction) {
        if (!job.revise(word, correction, world.now())) {
            throw new IllegalStateException("job " + job.id() + " has no words yet");
        }
    }

    /** {@return the names of the versions of the job's words, the oldest first} */
    public List<String> versions() {
        return job.versions(world.now()).stream().map(Version::name).toList();
    }

    /** {@return what was done to this job} */
    public Effects effects() {
        return world.tally().effects(job.id());
    }

    /**
     * {@return bytes of media that were read from sockets for this job so far, also by uploads that came to nothing}
     */
    public long bytesReceived() {
        return job.received();
    }

    /**
     * {@return bytes of the job's media that were handed to sockets so far, see {@link Cielo24Simulator#bytesSent()}}
     */
    public long bytesSent() {
        return job.sent();
    }

    /** {@return the length of the job's media; nothing if it has none, or has them by URL} */
    public OptionalLong mediaLength() {
        return job.media()
                .filter(media -> media.url() == null)
                .map(media -> OptionalLong.of(media.length()))
                .orElse(OptionalLong.empty());
    }

    /**
     * The SHA-256 of the job's media, as 64 lower-case hexadecimal digits: taken when the media arrived, see
     * {@link SimulatorOptions.Builder#hashMedia}, or now from what is stored.
     *
     * @return nothing if there are no media, or if they were neither stored nor hashed
     * @throws UncheckedIOException if what is stored cannot be read
     */
    public Optional<String> mediaSha256() {
        Optional<Media> media = job.media();
        if (media.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MediaFiles.sha256(media.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the job media without an upload, such as a very large file to be downloaded. Does not count as an effect.
     *
     * @param file stays where it is, and has to stay there as long as the job is used
     * @throws IllegalStateException if the job has media
     * @throws UncheckedIOException if the file cannot be read
     */
    public void media(Path file) {
        try {
            if (!job.add(world.media().existing(file))) {
                throw new IllegalStateException("job " + job.id() + " has media already");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "job " + job.id() + ": " + status().text();
    }
}

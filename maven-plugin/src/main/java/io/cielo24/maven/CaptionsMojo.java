package io.cielo24.maven;

import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Language;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Fetches the captions that are ready and makes them resources of the build. Orders nothing. What the lock names is fetched
 * in the version it names, so the same commit gives the same bytes on any machine; what was fetched once on this machine is
 * taken from its store, without network. Captions that are not ready are a warning, unless told otherwise.
 */
@Mojo(name = "captions", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class CaptionsMojo extends MediaMojo {

    private static final Duration LONGEST_SIMULATION = Duration.ofMinutes(2);
    private static final Duration POLL_OF_SIMULATION = Duration.ofMillis(50);
    private static final int POLL_GROWTH = 20;

    /** Skips this goal only. */
    @Parameter(property = "cielo24.captions.skip", defaultValue = "false")
    private boolean captionsSkip;

    /** In which formats: <code>WEB_VTT</code> unless set; also <code>SRT</code>, <code>DFXP</code>, <code>SBV</code> and others. */
    @Parameter(property = "cielo24.formats")
    private @Nullable List<String> formats;

    /** Where to: <code>generated-resources/cielo24</code> in the build's output unless set. */
    @Parameter(property = "cielo24.outputDirectory")
    private @Nullable File outputDirectory;

    /** The folder inside the output directory, and so inside the jar. */
    @Parameter(property = "cielo24.targetPath", defaultValue = "captions")
    private String targetPath;

    /** Whether the output directory becomes a resource directory of the project. */
    @Parameter(property = "cielo24.addResources", defaultValue = "true")
    private boolean addResources;

    /** Whether all captions are attached to the project as one zip, with the classifier <code>captions</code>. */
    @Parameter(property = "cielo24.attach", defaultValue = "false")
    private boolean attach;

    /** How long to wait for captions that are not ready, such as <code>2h</code>. */
    @Parameter(property = "cielo24.waitFor", defaultValue = "0s")
    private String waitFor;

    /** How long after the first look the second comes while waiting; later ones come less and less often. */
    @Parameter(property = "cielo24.pollInterval", defaultValue = "15s")
    private String pollInterval;

    /** Moves the lock to the newest version of the words. */
    @Parameter(property = "cielo24.update", defaultValue = "false")
    private boolean update;

    /** Whether the build fails when captions were ordered and are not ready. */
    @Parameter(property = "cielo24.failOnPending", defaultValue = "false")
    private boolean failOnPending;

    /** Whether the build fails when a media was never ordered, or its captions cannot be had offline. */
    @Parameter(property = "cielo24.failOnMissing", defaultValue = "false")
    private boolean failOnMissing;

    /** Whether the build fails when a job failed, or its captions could not be fetched. */
    @Parameter(property = "cielo24.failOnError", defaultValue = "true")
    private boolean failOnError;

    /** What was fetched once, for all projects of this machine: <code>.cache/cielo24</code> in the local repository unless set. */
    @Parameter(property = "cielo24.cacheDirectory")
    private @Nullable File cacheDirectory;

    /** How many media's captions are fetched at once. */
    @Parameter(property = "cielo24.fetches", defaultValue = "4")
    private int fetches;

    private final MavenProjectHelper helper;

    /**
     * Made by Maven.
     *
     * @param decrypter of the credentials in the settings
     * @param helper adds resources and artifacts to the project
     */
    @Inject
    public CaptionsMojo(SettingsDecrypter decrypter, MavenProjectHelper helper) {
        super(decrypter);
        this.helper = helper;
    }

    @Override
    boolean skipped() {
        return captionsSkip;
    }

    @Override
    void go() throws MojoExecutionException, MojoFailureException, IOException {
        Duration patience = Amounts.time("waitFor", waitFor);
        WaitPolicy polling = Amounts.time("pollInterval", pollInterval, CaptionsMojo::polling);
        CaptionOutput output = captionOutput(outputDirectory, targetPath);
        CaptionStore store = new CaptionStore(cache());
        CaptionReport report = new CaptionReport(getLog(), this::command, failOnPending, failOnMissing, failOnError);
        try (Lock lock = lock()) {
            List<Medium> media = media(lock);
            if (media.isEmpty()) {
                return;
            }
            List<Wanted.Kind> kinds = kinds();
            claim(media, output);
            Map<String, List<Medium>> byOrder = new LinkedHashMap<>();
            media.forEach(medium -> byOrder.computeIfAbsent(medium.key().externalId(), key -> new ArrayList<>())
                    .add(medium));
            List<List<Wanted>> toFetch = new ArrayList<>();
            for (List<Medium> same : byOrder.values()) {
                List<Wanted> lacking = new ArrayList<>();
                for (Wanted.Kind kind : kinds) {
                    Wanted wanted = kind.of(same.get(0));
                    Optional<Map<String, byte[]>> kept = update ? Optional.empty() : kept(lock, store, output, wanted);
                    if (kept.isPresent()) {
                        report.kept(same, wanted, output.write(same, kept.get()));
                    } else if (session().isOffline() && !simulated()) {
                        report.offline(same, wanted);
                    } else {
                        lacking.add(wanted);
                    }
                }
                if (!lacking.isEmpty()) {
                    toFetch.add(lacking);
                }
            }
            if (!toFetch.isEmpty()) {
                for (CaptionFetch.Result result : fetch(lock, store, toFetch, patience, polling)) {
                    List<Medium> same = Objects.requireNonNull(
                            byOrder.get(result.wanted().medium().key().externalId()));
                    if (result instanceof CaptionFetch.Result.Fetched fetched) {
                        output.write(same, fetched.files());
                    }
                    report.add(same, result);
                }
            }
        }
        addToBuild(output);
        report.end();
    }

    /** The language spoken, and those that it is translated into. */
    private List<Wanted.Kind> kinds() throws MojoExecutionException {
        List<Wanted.Kind> kinds = new ArrayList<>();
        kinds.add(new Wanted.Kind(language(), Formats.of(formats, language()), false));
        for (Language target : translations()) {
            kinds.add(new Wanted.Kind(target, Formats.of(formats, target), true));
        }
        return kinds;
    }

    /** Two executions that would write captions of different media to one place are told so, like two media of one. */
    private void claim(List<Medium> media, CaptionOutput output) throws MojoExecutionException {
        @SuppressWarnings("unchecked") // Maven's own type for it is raw
        Map<Object, Object> ofThisBuild = getPluginContext();
        if (ofThisBuild == null) {
            return; // a goal that no Maven runs has no siblings
        }
        for (Medium medium : media) {
            Object other = ofThisBuild.putIfAbsent(output.captions().resolve(medium.place()), medium.name());
            if (other != null && !other.equals(medium.name())) {
                throw new MojoExecutionException("captions of " + other + " and of " + medium + " would both be called "
                        + medium.place() + " in " + output.captions()
                        + "; give each execution a place of its own with cielo24.targetPath");
            }
        }
    }

    private List<CaptionFetch.Result> fetch(
            Lock lock, CaptionStore store, List<List<Wanted>> wanted, Duration patience, WaitPolicy polling)
            throws MojoExecutionException {
        try (Service service = service()) {
            CaptioningSettings settings = CaptioningSettings.with(lock)
                    .withFetches(fetches)
                    .withNewJobs(service.isSimulator())
                    .withWaitPolicy(service.isSimulator() ? polling(POLL_OF_SIMULATION) : polling);
            CaptionFetch fetch = new CaptionFetch(
                    service,
                    service.client().captioning(settings),
                    lock,
                    store,
                    service.isSimulator() && patience.isZero() ? LONGEST_SIMULATION : patience,
                    update,
                    new Advice(this::command));
            // Waits cost nothing, so all media wait at once; how many fetch at once is the flow's affair.
            List<CaptionFetch.Result> results = Awaited.end(Flux.fromIterable(wanted)
                    .flatMapSequential(fetch::fetch, patience.isZero() ? fetches : wanted.size())
                    .collectList());
            return results == null ? List.of() : results;
        }
    }

    private static WaitPolicy polling(Duration first) {
        WaitPolicy policy = WaitPolicy.defaults().withIntervals(first, first.multipliedBy(POLL_GROWTH));
        return first.compareTo(policy.spacing()) < 0 ? policy.withSpacing(first) : policy;
    }

    /** What the lock names, from this machine; empty if some of it has to be fetched. */
    private static Optional<Map<String, byte[]>> kept(
            Lock lock, CaptionStore store, CaptionOutput output, Wanted wanted) throws IOException {
        Optional<JournalEntry> entry = entry(lock, wanted.key());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String ending : wanted.formats().endings()) {
            String hash = entry.get().results().get(ending);
            if (hash == null) {
                return Optional.empty();
            }
            Optional<byte[]> bytes = output.read(wanted.medium(), ending, hash);
            bytes = bytes.isPresent() ? bytes : store.read(hash);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            files.put(ending, bytes.get());
        }
        return Optional.of(files);
    }

    private void addToBuild(CaptionOutput output) throws IOException {
        if (!inProject() || !Files.isDirectory(output.directory())) {
            return;
        }
        String directory = output.directory().toString();
        boolean there = project().getResources().stream().anyMatch(each -> directory.equals(each.getDirectory()));
        if (addResources && !there) {
            helper.addResource(project(), directory, List.of("**"), List.of());
        }
        // Attaching twice doubles the artifact on old Mavens.
        boolean attached = project().getAttachedArtifacts().stream()
                .anyMatch(each -> CaptionOutput.CLASSIFIER.equals(each.getClassifier()));
        if (attach && !attached) {
            Path zip = output().resolve(project().getBuild().getFinalName() + "-" + CaptionOutput.CLASSIFIER + ".zip");
            output.zip(zip);
            helper.attachArtifact(project(), "zip", CaptionOutput.CLASSIFIER, zip.toFile());
        }
    }

    private Path cache() {
        return cacheDirectory != null
                ? cacheDirectory.toPath()
                : session().getRequest().getLocalRepositoryPath().toPath().resolve(".cache/cielo24");
    }
}

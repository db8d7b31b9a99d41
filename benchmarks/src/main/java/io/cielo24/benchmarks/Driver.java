package io.cielo24.benchmarks;

import io.cielo24.benchmarks.clients.Clients;
import io.cielo24.benchmarks.farend.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rounds. A round is every work once, by each of its clients in turn, each in a JVM of its own; the next round
 * begins when the one before has ended, so that whatever the machine does meanwhile happens to all alike.
 */
public final class Driver {

    private final Options options;
    private final List<String> notes = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> failed = new TreeSet<>();

    private Driver(Options options) {
        this.options = options;
    }

    /**
     * Measures and writes results.
     *
     * @param args see {@link Options#USAGE}
     * @throws Exception if nothing could be measured
     */
    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(new Driver(options).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Machine machine = Machine.look(options.directory(), notes);
        List<Work> works = machine.fitting(chosen(), notes);
        if (works.isEmpty()) {
            throw new IllegalArgumentException("no work is left to be measured");
        }
        try (Scratch scratch = Scratch.in(options.directory())) {
            Path keys = scratch.path();
            Identity.create(keys);
            Map<Long, Path> media = scratch.media(works);
            boolean right;
            try (Forks forks = new Forks(keys)) {
                right = check(forks, keys, works);
                measure(forks, keys, media, works);
            }
            new Report(machine, works, samples, notes, options.quick(), options.micro()).write(options.results());
            return right && failed.isEmpty();
        } finally {
            notes.forEach(note -> System.out.println("note: " + note));
        }
    }

    private List<Work> chosen() {
        return (options.quick() ? Plan.quick() : Plan.full())
                .stream()
                        .filter(work -> options.work().matcher(work.id()).matches())
                        .map(work -> work.by((options.goals() ? Goals.compared(work) : work.clients())
                                .stream()
                                        .filter(client -> options.clients().isEmpty()
                                                || options.clients().contains(client.id()))
                                        .toList()))
                        .filter(work -> !work.clients().isEmpty())
                        .toList();
    }

    /** Who moves a wrong byte is not measured. */
    private boolean check(Forks forks, Path keys, List<Work> works) throws IOException, InterruptedException {
        Path media = Scratch.random(keys.resolve("check.bin"), (8 << 20) + 123);
        Map<List<String>, List<Clients>> byFlags = works.stream()
                .flatMap(work -> work.clients().stream())
                .filter(client -> client != Clients.LIMIT)
                .distinct()
                .collect(Collectors.groupingBy(Clients::flags, LinkedHashMap::new, Collectors.toList()));
        try (Forks.Far far = forks.farEnd(media, true)) {
            for (Map.Entry<List<String>, List<Clients>> group : byFlags.entrySet()) {
                String names = group.getValue().stream().map(Clients::id).collect(Collectors.joining(","));
                List<String> said = forks.run(
                        group.getKey(),
                        CheckMain.class,
                        List.of(media.toString(), keys.toString(), far.ports(), names));
                for (String line : said) {
                    System.out.println("check: " + line);
                    notes.add("check: " + line);
                    if (line.startsWith("WRONG ")) {
                        failed.add(line.split(" ")[1]);
                    }
                }
            }
        }
        return failed.isEmpty();
    }

    private void measure(Forks forks, Path keys, Map<Long, Path> media, List<Work> works)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Duration longest = Duration.ZERO;
        for (int round = 1; round <= options.rounds(); round++) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            if (elapsed.plus(longest).toSeconds() > options.seconds()) {
                notes.add("no more than " + (round - 1) + " rounds fitted into " + options.seconds() + " s");
                break;
            }
            try (Forks.Far far = forks.farEnd(Scratch.longest(media), false)) {
                for (Work work : works) {
                    for (Clients client : work.clients()) {
                        measure(forks, keys, media, far, work, client, round);
                    }
                }
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start).minus(elapsed);
            longest = took.compareTo(longest) > 0 ? took : longest;
            System.out.println("round " + round + " took " + took.toSeconds() + " s");
        }
    }

    static List<String> passArguments(
            String ports, Path directory, @Nullable Path media, Work work, Clients client, int warm, int passes) {
        return List.of(
                "client=" + client.id(),
                "ports=" + ports,
                "keys=" + directory,
                "directory=" + directory,
                "kind=" + work.kind(),
                "tls=" + work.tls(),
                "form=" + work.form(),
                "length=" + work.length(),
                "media=" + (media == null ? "" : media),
                "toFile=" + work.toFile(),
                "times=" + work.times(),
                "atOnce=" + work.atOnce(),
                "warm=" + warm,
                "passes=" + passes);
    }

    private void measure(
            Forks forks, Path keys, Map<Long, Path> media, Forks.Far far, Work work, Clients client, int round)
            throws InterruptedException {
        String name = work.id() + " " + client.id();
        if (failed.contains(client.id()) || failed.contains(name)) {
            return;
        }
        List<String> flags = new ArrayList<>(work.flags());
        flags.addAll(client.flags());
        Path file = media.get(work.length());
        try {
            List<Map<String, Double>> passes = new ArrayList<>();
            int warm = work.warmUps(options.quick());
            int count = work.passes(options.quick());
            for (String line :
                    forks.run(flags, Pass.class, passArguments(far.ports(), keys, file, work, client, warm, count))) {
                Map<String, Double> values = Pass.parse(line);
                if (values != null) {
                    passes.add(values);
                }
            }
            Map<String, Double> values = Sample.middle(passes);
            if (work.kind() == Work.Kind.START && round == 1) {
                flags.add(Footprint.FLAG);
                values.putAll(Footprint.of(forks.run(
                        flags, Pass.class, passArguments(far.ports(), keys, file, work, client, warm, count))));
            }
            Sample sample = new Sample(work.id(), client.id(), round, values);
            samples.add(sample);
            System.out.printf("%d %-40s %s%n", round, name, Report.brief(sample));
        } catch (IOException e) {
            failed.add(name);
            notes.add(name + " failed: " + e.getMessage());
            System.out.println("failed: " + name + ": " + e.getMessage());
        }
    }
}

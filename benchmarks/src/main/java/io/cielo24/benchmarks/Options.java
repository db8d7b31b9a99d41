package io.cielo24.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param quick small sizes and few peers, within a budget of time
 * @param goals only what the goals compare
 * @param rounds how many, at the most
 * @param seconds after which no further round begins
 * @param work which works, by a pattern on their ids
 * @param clients which clients, by name; empty for all
 * @param directory for media and downloads; emptied afterwards
 * @param results where results go
 * @param micro what JMH found, to be shown as well
 */
record Options(
        boolean quick,
        boolean goals,
        int rounds,
        long seconds,
        Pattern work,
        Set<String> clients,
        Path directory,
        Path results,
        Path micro) {

    private static final Set<String> FLAGS = Set.of("--quick", "--goals");
    private static final Set<String> VALUES =
            Set.of("--rounds", "--minutes", "--work", "--clients", "--directory", "--results", "--micro");

    static final String USAGE = """
            --quick            small sizes and few peers, in under five minutes
            --goals            only what the goals compare: twenty minutes for three rounds
            --rounds N         rounds at the most (5; quick: as many as fit, at the most 5)
            --minutes N        begin no further round after N minutes (600)
            --work PATTERN     only works whose id matches, such as 'upload.*tls.*'
            --clients A,B      only these clients
            --directory DIR    where media and downloads go
            --results DIR      where results go
            --micro FILE       what JMH found, to be shown as well
            """;

    static Options of(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (FLAGS.contains(name)) {
                given.put(name, "");
            } else if (VALUES.contains(name) && i + 1 < args.length) {
                given.put(name, args[++i]);
            } else {
                throw new IllegalArgumentException("unknown option, or one without its value: " + name);
            }
        }
        boolean quick = given.containsKey("--quick");
        String minutes = given.get("--minutes");
        String clients = given.get("--clients");
        return new Options(
                quick,
                given.containsKey("--goals"),
                Integer.parseInt(given.getOrDefault("--rounds", "5")),
                minutes != null ? 60 * Long.parseLong(minutes) : quick ? 150 : 36_000,
                Pattern.compile(given.getOrDefault("--work", ".*")),
                clients == null ? Set.of() : Set.copyOf(Arrays.asList(clients.split(","))),
                Path.of(given.getOrDefault("--directory", "target/bench")),
                Path.of(given.getOrDefault("--results", "results")),
                Path.of(given.getOrDefault("--micro", "target/micro.json")));
    }
}

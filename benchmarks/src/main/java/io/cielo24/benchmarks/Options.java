package io.cielo24.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
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

    static final String USAGE = """
            --quick            small sizes and few peers, in under five minutes
            --goals            only what the goals of docs/speed.md compare: a quarter of an hour for three rounds
            --rounds N         rounds at the most (5; quick: as many as fit, at the most 5)
            --minutes N        begin no further round after N minutes (600)
            --work PATTERN     only works whose id matches, such as 'upload.*tls.*'
            --clients A,B      only these clients
            --directory DIR    where media and downloads go
            --results DIR      where results go
            --micro FILE       what JMH found, to be shown as well
            """;

    static Options of(String[] args) {
        boolean quick = Arrays.asList(args).contains("--quick");
        boolean goals = Arrays.asList(args).contains("--goals");
        Options options = new Options(
                quick,
                goals,
                5,
                quick ? 150 : 36_000,
                Pattern.compile(".*"),
                Set.of(),
                Path.of("target/bench"),
                Path.of("results"),
                Path.of("target/micro.json"));
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--quick") || args[i].equals("--goals")) {
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("unknown option, or one without its value: " + args[i]);
            }
            options = options.with(args[i], args[++i]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--rounds" ->
                new Options(quick, goals, Integer.parseInt(value), seconds, work, clients, directory, results, micro);
            case "--minutes" ->
                new Options(quick, goals, rounds, 60 * Long.parseLong(value), work, clients, directory, results, micro);
            case "--work" ->
                new Options(quick, goals, rounds, seconds, Pattern.compile(value), clients, directory, results, micro);
            case "--clients" ->
                new Options(
                        quick,
                        goals,
                        rounds,
                        seconds,
                        work,
                        new HashSet<>(Arrays.asList(value.split(","))),
                        directory,
                        results,
                        micro);
            case "--directory" ->
                new Options(quick, goals, rounds, seconds, work, clients, Path.of(value), results, micro);
            case "--results" ->
                new Options(quick, goals, rounds, seconds, work, clients, directory, Path.of(value), micro);
            case "--micro" ->
                new Options(quick, goals, rounds, seconds, work, clients, directory, results, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option: " + name);
        };
    }
}

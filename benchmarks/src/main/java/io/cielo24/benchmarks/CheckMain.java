package io.cielo24.benchmarks;

import io.cielo24.benchmarks.clients.Check;
import io.cielo24.benchmarks.clients.Client;
import io.cielo24.benchmarks.clients.Clients;
import io.cielo24.benchmarks.clients.Service;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Checks what several clients move, in plain and over TLS: see {@link Check}. */
public final class CheckMain {

    private CheckMain() {}

    /**
     * Says a line for each client and way: {@code OK client plain|tls: ...} or {@code WRONG client plain|tls: ...}.
     *
     * @param args media, keys, ports, clients
     * @throws Exception if the media cannot be read
     */
    public static void main(String[] args) throws Exception {
        Path media = Path.of(args[0]);
        Path keys = Path.of(args[1]);
        int[] ports =
                Arrays.stream(args[2].split(",")).mapToInt(Integer::parseInt).toArray();
        Check check = new Check(Service.at(false, ports, keys), media);
        for (String id : args[3].split(",")) {
            Clients chosen = Objects.requireNonNull(Clients.byId(id), id);
            for (boolean tls : new boolean[] {false, true}) {
                String name = id + (tls ? " tls: " : " plain: ");
                try (Client client = chosen.create(Service.at(tls, ports, keys), 1)) {
                    System.out.println("OK " + name + check.of(client, tls, media.resolveSibling("checked.bin")));
                } catch (Exception e) {
                    System.out.println("WRONG " + name + e + (e.getCause() == null ? "" : " <- " + e.getCause()));
                }
            }
        }
        System.exit(0);
    }
}

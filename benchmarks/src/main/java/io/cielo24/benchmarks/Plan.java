package io.cielo24.benchmarks;

import static io.cielo24.benchmarks.clients.Clients.CIELO24_JDK;
import static io.cielo24.benchmarks.clients.Clients.CIELO24_NETTY;
import static io.cielo24.benchmarks.clients.Clients.CIELO24_NETTY_JDKTLS;
import static io.cielo24.benchmarks.clients.Clients.CURL;
import static io.cielo24.benchmarks.clients.Clients.GENERATED;
import static io.cielo24.benchmarks.clients.Clients.HC5;
import static io.cielo24.benchmarks.clients.Clients.HC5_CLASSIC;
import static io.cielo24.benchmarks.clients.Clients.JDK;
import static io.cielo24.benchmarks.clients.Clients.JETTY;
import static io.cielo24.benchmarks.clients.Clients.LIMIT;
import static io.cielo24.benchmarks.clients.Clients.OKHTTP;
import static io.cielo24.benchmarks.clients.Clients.REACTOR_NETTY;
import static io.cielo24.benchmarks.clients.Clients.WEB_CLIENT;

import io.cielo24.benchmarks.clients.Clients;
import io.cielo24.benchmarks.clients.Media.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What is measured, by whom: everything, or what fits into a few minutes. */
final class Plan {

    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    /** The service takes a byte less than 10 GiB. */
    private static final long LARGEST = 10 * GIB - 1;

    private static final List<Clients> PLAIN = List.of(
            LIMIT,
            CURL,
            CIELO24_JDK,
            CIELO24_NETTY,
            JDK,
            REACTOR_NETTY,
            OKHTTP,
            GENERATED,
            HC5,
            HC5_CLASSIC,
            JETTY,
            WEB_CLIENT);
    private static final List<Clients> OWN = List.of(CIELO24_JDK, CIELO24_NETTY);
    private static final List<Clients> TAKE_BUFFERS =
            List.of(CIELO24_JDK, CIELO24_NETTY, JDK, REACTOR_NETTY, OKHTTP, WEB_CLIENT);
    private static final List<Clients> STAY_CONNECTED = without(PLAIN, LIMIT, CURL);

    private Plan() {}

    private static List<Clients> tls(List<Clients> plain) {
        List<Clients> tls = new ArrayList<>(plain);
        tls.add(tls.indexOf(CIELO24_NETTY) + 1, CIELO24_NETTY_JDKTLS);
        return List.copyOf(tls);
    }

    private static List<Clients> without(List<Clients> clients, Clients first, Clients... more) {
        EnumSet<Clients> out = EnumSet.of(first, more);
        return clients.stream().filter(client -> !out.contains(client)).toList();
    }

    static List<Work> full() {
        List<Work> works = new ArrayList<>();
        for (boolean tls : new boolean[] {false, true}) {
            List<Clients> all = tls ? tls(PLAIN) : PLAIN;
            List<Clients> connected = tls ? tls(STAY_CONNECTED) : STAY_CONNECTED;
            // The generated client makes a string of the media first, and no string is that long.
            works.add(Work.upload(GIB, tls, Form.FILE, without(all, GENERATED)));
            works.add(Work.upload(64 * MIB, tls, Form.FILE, all));
            works.add(Work.upload(MIB, tls, Form.FILE, connected));
            works.add(Work.upload(GIB, tls, Form.PUBLISHER, tls ? tls(TAKE_BUFFERS) : TAKE_BUFFERS));
            works.add(Work.upload(64 * MIB, tls, Form.BYTES, without(connected, GENERATED)));
            works.add(Work.download(GIB, tls, true, all));
            works.add(Work.download(GIB, tls, false, without(all, GENERATED)));
            works.add(Work.upload(16 * MIB, tls, Form.FILE, without(all, CURL)).atOnce(64));
            works.add(Work.calls(20_000, tls, connected));
        }
        works.add(Work.upload(MIB, false, Form.FILE, OWN).atOnce(1_000));
        works.add(Work.upload(LARGEST, false, Form.FILE, OWN).heap("64m"));
        works.add(Work.upload(LARGEST, true, Form.FILE, OWN).heap("64m"));
        works.add(Work.start(STAY_CONNECTED));
        return works;
    }

    static List<Work> quick() {
        List<Clients> few = List.of(LIMIT, CURL, CIELO24_JDK, CIELO24_NETTY, JDK, OKHTTP);
        return List.of(
                Work.upload(
                        256 * MIB,
                        false,
                        Form.FILE,
                        List.of(LIMIT, CURL, CIELO24_JDK, CIELO24_NETTY, JDK, REACTOR_NETTY, OKHTTP, HC5)),
                Work.upload(128 * MIB, true, Form.FILE, few),
                Work.download(128 * MIB, false, true, few),
                Work.download(128 * MIB, true, false, few),
                Work.calls(4_000, false, List.of(CIELO24_JDK, CIELO24_NETTY, JDK, REACTOR_NETTY, OKHTTP)),
                Work.start(List.of(CIELO24_JDK, CIELO24_NETTY, JDK, OKHTTP)));
    }
}

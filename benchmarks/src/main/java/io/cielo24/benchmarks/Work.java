package io.cielo24.benchmarks;

import io.cielo24.benchmarks.clients.Clients;
import io.cielo24.benchmarks.clients.Media;
import java.util.List;
import java.util.Locale;

/**
 * What is measured: one table of the result.
 *
 * @param id names it, in file names and on the command line
 * @param title names it for readers
 * @param kind what is done
 * @param tls over TLS 1.3 or in plain
 * @param form how a media is given to the client
 * @param length of each media, in bytes; 0 for calls
 * @param toFile whether a download is written to a file, or dropped
 * @param times how often it is done in a pass
 * @param atOnce how many of them at once
 * @param clients who does it
 * @param flags for the measured JVMs
 */
record Work(
        String id,
        String title,
        Kind kind,
        boolean tls,
        Media.Form form,
        long length,
        boolean toFile,
        int times,
        int atOnce,
        List<Clients> clients,
        List<String> flags) {

    enum Kind {
        UPLOAD,
        DOWNLOAD,
        CALL,
        /** From the start of a JVM to the answer of its first call. */
        START
    }

    static Work upload(long length, boolean tls, Media.Form form, List<Clients> clients) {
        String how = tls ? "tls" : "plain";
        String what = form.name().toLowerCase(Locale.ROOT);
        return new Work(
                "upload-" + size(length) + "-" + how + "-" + what,
                "Upload of " + size(length) + (tls ? " over TLS 1.3, " : " in plain, ")
                        + switch (form) {
                            case FILE -> "from a file";
                            case PUBLISHER -> "from a publisher";
                            case BYTES -> "from memory";
                        },
                Kind.UPLOAD,
                tls,
                form,
                length,
                false,
                1,
                1,
                clients,
                List.of());
    }

    static Work download(long length, boolean tls, boolean toFile, List<Clients> clients) {
        return new Work(
                "download-" + size(length) + "-" + (tls ? "tls" : "plain") + (toFile ? "-file" : "-drop"),
                "Download of " + size(length) + (tls ? " over TLS 1.3" : " in plain")
                        + (toFile ? " to a file" : ", dropped"),
                Kind.DOWNLOAD,
                tls,
                Media.Form.FILE,
                length,
                toFile,
                1,
                1,
                clients,
                List.of());
    }

    static Work calls(int times, boolean tls, List<Clients> clients) {
        return new Work(
                "calls-" + times + (tls ? "-tls" : "-plain"),
                times + " small calls" + (tls ? " over TLS 1.3" : " in plain") + ", 64 at once",
                Kind.CALL,
                tls,
                Media.Form.FILE,
                0,
                false,
                times,
                64,
                clients,
                List.of());
    }

    static Work start(List<Clients> clients) {
        return new Work(
                "start",
                "From the start of a JVM to the first answer, in plain",
                Kind.START,
                false,
                Media.Form.FILE,
                0,
                false,
                1,
                1,
                clients,
                List.of());
    }

    /** The same, so often and all at once. */
    Work atOnce(int count) {
        return new Work(
                count + "x-" + id,
                count + " at once: " + title,
                kind,
                tls,
                form,
                length,
                toFile,
                count,
                count,
                clients,
                flags);
    }

    /** The same in a JVM with a small heap. */
    Work heap(String limit) {
        return new Work(
                id + "-heap" + limit,
                title + ", heap of " + limit,
                kind,
                tls,
                form,
                length,
                toFile,
                times,
                atOnce,
                clients,
                List.of("-Xmx" + limit));
    }

    /** The same, by others. */
    Work by(List<Clients> others) {
        return new Work(id, title, kind, tls, form, length, toFile, times, atOnce, others, flags);
    }

    /** Passes that are not measured: a gibibyte in plain, two over TLS, whose code takes longer to be compiled. */
    int warmUps(boolean quick) {
        if (kind == Kind.CALL || quick) {
            return tls ? 2 : 1;
        }
        return length > Scratch.LARGEST_RANDOM ? 0 : clamp((tls ? 2L << 30 : 1L << 30) / Math.max(1, bytes()), 1);
    }

    /** Passes that are measured in one JVM. */
    int passes(boolean quick) {
        if (kind == Kind.CALL || quick) {
            return quick ? 2 : 3;
        }
        return length > Scratch.LARGEST_RANDOM ? 1 : clamp((1L << 30) / Math.max(1, bytes()), 3);
    }

    private static int clamp(long passes, int least) {
        return (int) Math.max(least, Math.min(200, passes));
    }

    /** All bytes that a pass moves. */
    long bytes() {
        return length * times;
    }

    static String size(long bytes) {
        if (bytes % (1L << 30) == 0) {
            return (bytes >> 30) + "GiB";
        }
        return bytes % (1L << 20) == 0 ? (bytes >> 20) + "MiB" : bytes + "B";
    }
}

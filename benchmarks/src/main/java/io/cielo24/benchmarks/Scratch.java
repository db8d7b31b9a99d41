package io.cielo24.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A directory of our own for keys, media and downloads, gone afterwards with all that is in it. */
final class Scratch implements AutoCloseable {

    /** Media beyond this are sparse: nobody has the disk for them. */
    static final long LARGEST_RANDOM = 1L << 30;

    private static final long SEED = 24;

    private final Path path;
    private final Thread hook = new Thread(this::delete, "delete-scratch");

    private Scratch(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Scratch in(Path directory) throws IOException {
        return new Scratch(Files.createTempDirectory(Files.createDirectories(directory), "run-")
                .toAbsolutePath());
    }

    Path path() {
        return path;
    }

    /** A file for each length that is uploaded, and one to download from. */
    Map<Long, Path> media(List<Work> works) throws IOException {
        Map<Long, Path> media = new LinkedHashMap<>();
        for (Work work : works) {
            long length = Math.max(work.length(), 1 << 20);
            Path file = path.resolve("media-" + length + ".bin");
            if (!media.containsKey(length)) {
                media.put(length, length > LARGEST_RANDOM ? sparse(file, length) : random(file, length));
            }
        }
        return media;
    }

    /** The longest that is not sparse. */
    static Path longest(Map<Long, Path> media) {
        return media.entrySet().stream()
                .filter(entry -> entry.getKey() <= LARGEST_RANDOM || media.size() == 1)
                .max(Map.Entry.comparingByKey())
                .orElseThrow()
                .getValue();
    }

    /** The same bytes each time, and so each file the beginning of a longer one. */
    static Path random(Path file, long length) throws IOException {
        Random random = new Random(SEED);
        byte[] block = new byte[1 << 20];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = length; left > 0; left -= block.length) {
                random.nextBytes(block);
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, (int) Math.min(block.length, left));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
        return file;
    }

    /** Read once: the kernel makes the pages of a hole when it is read for the first time, which takes most of a minute. */
    private static Path sparse(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), length - 1);
            channel.position(0);
            ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
            while (channel.read(block) >= 0) {
                block.clear();
            }
        }
        return file;
    }

    private void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be deleted: " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is shutting down, and the hook deletes it all
        }
        delete();
    }
}

package io.cielo24.benchmarks.farend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The media that is downloaded: a file in the page cache, over again where more is asked for than it has. */
final class Source implements AutoCloseable {

    private final FileChannel file;
    private final long size;
    private final ByteBuffer mapped;

    Source(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.size = file.size();
        this.mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(size, 1 << 30));
    }

    /** As many bytes as the socket takes, without a copy. */
    long transfer(long position, long count, SocketChannel to) throws IOException {
        long offset = position % mapped.capacity();
        return file.transferTo(offset, Math.min(count, mapped.capacity() - offset), to);
    }

    /** A view of at most so many bytes. */
    ByteBuffer at(long position, long count) {
        int offset = (int) (position % mapped.capacity());
        return mapped.slice(offset, (int) Math.min(count, mapped.capacity() - offset));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

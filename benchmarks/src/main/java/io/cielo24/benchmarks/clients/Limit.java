package io.cielo24.benchmarks.clients;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limit: a blocking socket, sendfile for uploads, reads of 256 KiB for downloads, a bare TLS engine of the JDK. Knows
 * no more of HTTP than the far end sends, and a connection for each transfer.
 */
final class Limit implements Client {

    private static final int BUFFER = 256 * 1024;

    private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)");

    private final Blocking blocking = new Blocking();
    private final Service service;

    /** @param atOnce not limited */
    Limit(Service service, int atOnce) {
        this.service = service;
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        if (media.form() != Media.Form.FILE) {
            throw new UnsupportedOperationException("takes a file");
        }
        return blocking.run(() -> send(media));
    }

    private long send(Media media) throws IOException, NoSuchAlgorithmException {
        URI uri = service.uploadUri(media.length());
        String head = "POST " + path(uri) + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nContent-Length: "
                + media.length() + "\r\n\r\n";
        try (SocketChannel socket = connect(uri);
                FileChannel file = FileChannel.open(media.file(), StandardOpenOption.READ)) {
            if (service.tls()) {
                BareTls tls = new BareTls(socket, uri);
                tls.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
                ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
                while (file.read(buffer.clear()) > 0) {
                    tls.write(buffer.flip());
                }
                return readAll(tls::read, null);
            }
            socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            for (long sent = 0; sent < media.length(); ) {
                sent += file.transferTo(sent, media.length() - sent, socket);
            }
            return readAll(socket::read, null);
        }
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        return blocking.run(() -> receive(length, target));
    }

    private long receive(long length, @Nullable Path target) throws IOException, NoSuchAlgorithmException {
        URI uri = service.downloadUri(length);
        String head = "GET " + path(uri) + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n";
        try (SocketChannel socket = connect(uri);
                @Nullable
                        FileChannel file = target == null
                                ? null
                                : FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (service.tls()) {
                BareTls tls = new BareTls(socket, uri);
                tls.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
                return readAll(tls::read, file);
            }
            socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            return readAll(socket::read, file);
        }
    }

    private static String path(URI uri) {
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static SocketChannel connect(URI uri) throws IOException {
        return SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    private interface Reads {
        int into(ByteBuffer buffer) throws IOException;
    }

    /** Reads an answer: its head, and as much as that says. */
    private static long readAll(Reads reads, @Nullable FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        StringBuilder head = new StringBuilder();
        long left = -1;
        long length = 0;
        while (left != 0) {
            if (reads.into(buffer.clear()) < 0) {
                throw new EOFException("the far end closed before the end of its answer");
            }
            buffer.flip();
            while (left < 0 && buffer.hasRemaining()) {
                head.append((char) buffer.get());
                if (head.toString().endsWith("\r\n\r\n")) {
                    length = length(head.toString());
                    left = length;
                }
            }
            if (left >= 0) {
                left -= buffer.remaining();
                while (file != null && buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
        }
        return length;
    }

    private static long length(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (!head.startsWith("HTTP/1.1 200 ") || !length.find()) {
            throw new IOException("the far end answered: " + head);
        }
        return Long.parseLong(length.group(1));
    }

    @Override
    public CompletionStage<?> call() {
        throw new UnsupportedOperationException("there is no limit to calls but the far end's");
    }

    @Override
    public void close() {
        blocking.close();
    }
}

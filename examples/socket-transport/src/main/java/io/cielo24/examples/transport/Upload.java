package io.cielo24.examples.transport;

import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** Sends a body, one buffer at a time: the next is asked for when the socket has taken this one. */
final class Upload extends BaseSubscriber<ByteBuffer> {

    private static final int WRITE_SIZE = 1 << 14;

    private final Runnable onSent;
    private final Runnable closeConnection;
    private long missing;
    private OutputStream out = OutputStream.nullOutputStream();
    private volatile @Nullable Throwable failure;

    Upload(long length, Runnable onSent, Runnable closeConnection) {
        this.missing = length;
        this.onSent = onSent;
        this.closeConnection = closeConnection;
    }

    void start(RequestBody body, OutputStream out, Scheduler threads) {
        this.out = out;
        // The source's thread hands over, a thread of ours blocks; one buffer waits between the two.
        // An error after a cancel, such as that the thread is given back already, would only be logged.
        Flux.from(body)
                .publishOn(threads, 1)
                .onErrorResume(late -> isDisposed(), late -> Flux.empty())
                .subscribe(this);
    }

    /** What went wrong with the body itself, as it was raised. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(ByteBuffer buffer) {
        if (buffer.remaining() > missing) {
            fail("the body exceeds its declared length");
            return;
        }
        missing -= buffer.remaining();
        try {
            byte[] bytes = new byte[Math.min(buffer.remaining(), WRITE_SIZE)];
            while (buffer.hasRemaining()) {
                int n = Math.min(buffer.remaining(), bytes.length);
                buffer.get(bytes, 0, n);
                out.write(bytes, 0, n);
            }
            if (missing == 0) {
                onSent.run();
            }
            request(1);
        } catch (IOException theServerListensNoMore) {
            // It may have answered before it stopped, and whoever reads the response finds out: an answer or an end.
            cancel();
        }
    }

    @Override
    protected void hookOnComplete() {
        if (missing > 0) {
            fail("the body ended " + missing + " bytes short of its declared length");
        }
    }

    @Override
    protected void hookOnError(Throwable e) {
        failure = e;
        closeConnection.run();
    }

    private void fail(String why) {
        cancel();
        hookOnError(new TransportException(Phase.REQUEST, true, why, null));
    }
}

package io.cielo24.internal;

import io.cielo24.Cielo24Exception;
import io.cielo24.LocalMediaException;
import io.cielo24.media.TransferProgress;
import io.cielo24.transport.RequestBody;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * The body of an upload as a transport gets it: exactly the declared number of bytes or an error before a surplus byte
 * is passed on, once only, with progress and the stall watch told of every buffer.
 *
 * <p>It cannot be subscribed to twice: should an HTTP stack try to send the request again by itself, that attempt fails
 * here.
 */
final class GuardedBody implements RequestBody {

    private final Upload upload;
    private final Watch watch;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile boolean complete;
    private volatile @Nullable Guard guard;

    GuardedBody(Upload upload, Watch watch) {
        this.upload = upload;
        this.watch = watch;
    }

    @Override
    public long contentLength() {
        return upload.length();
    }

    /** Whether the last byte has been handed to the transport; before that, the service cannot have taken the media. */
    boolean complete() {
        return complete || upload.length() == 0;
    }

    /** The exchange is over; as its transport has told, or because nobody wants to know. */
    void over(boolean told) {
        Guard reading = guard;
        if (reading != null && reading.upstream() instanceof FileContent.Reader file) {
            file.over(told);
        }
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (subscribed.compareAndSet(false, true)) {
            Guard reading = new Guard(Operators.toCoreSubscriber(subscriber));
            guard = reading;
            upload.content().subscribe(reading);
        } else {
            Operators.error(
                    subscriber,
                    new IllegalStateException(
                            "the body of an upload is sent once; the request was about to be repeated"));
        }
    }

    private final class Guard extends BodyRelay {

        private long sent;
        private boolean done;

        Guard(CoreSubscriber<? super ByteBuffer> downstream) {
            super(downstream);
        }

        @Override
        void requested() {
            if (!complete()) { // else it asks for the end alone, and the answer has been waited for since the last byte
                watch.ourTurn();
                if (complete()) { // meanwhile, on the source's thread
                    watch.awaitingAnswer();
                }
            }
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (done) {
                return;
            }
            long total = sent + buffer.remaining();
            if (total > upload.length()) {
                fail("the media is longer than said: more than " + upload.length()
                        + " bytes came; nothing beyond was sent. Give the exact length, or let the media be spooled");
                return;
            }
            sent = total;
            try {
                upload.progress().accept(new TransferProgress(total, upload.length()));
            } catch (RuntimeException | Error e) {
                cancel();
                done = true;
                downstream.onError(e);
                return;
            }
            if (total == upload.length()) {
                complete = true;
                watch.awaitingAnswer();
            } else {
                watch.uploading();
                if (moreWanted()) {
                    watch.ourTurn();
                }
            }
            downstream.onNext(buffer);
        }

        @Override
        public void onError(Throwable error) {
            if (!done) {
                done = true;
                downstream.onError(
                        error instanceof Cielo24Exception
                                ? error
                                : new LocalMediaException(
                                        "the media failed after " + sent + " of " + upload.length() + " bytes: "
                                                + error,
                                        error));
            }
        }

        @Override
        public void onComplete() {
            if (done) {
                return;
            }
            if (sent < upload.length()) {
                fail("the media is shorter than said: " + sent + " of " + upload.length() + " bytes came");
                return;
            }
            done = true;
            if (!complete) {
                watch.awaitingAnswer(); // of an empty body
            }
            downstream.onComplete();
        }

        private void fail(String message) {
            cancel();
            done = true;
            downstream.onError(new LocalMediaException(message, null));
        }
    }
}

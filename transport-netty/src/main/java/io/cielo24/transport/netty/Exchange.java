package io.cielo24.transport.netty;

import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The life of one request and its response: gets a connection, writes, waits, hands over, and gives the connection back
 * or closes it.
 *
 * <p>A response may come before the request has been written to its end. Then the rest of the request is not written and
 * the connection closes after the response. A server that answers early may also reset the connection at once; what it
 * had written before can still be read, and so a failed write does not end the exchange before the other direction has
 * had its say.
 */
final class Exchange {

    /** How long a response may take to be read after writing the request has failed. */
    private static final long ANSWER_AFTER_FAILED_WRITE_MILLIS = 1000;

    private final TransportRequest request;
    private final Origin origin;
    private final HttpRequest message;
    private final ConnectionPool pool;
    private final Connector connector;
    private final ResponseHead head = new ResponseHead(this::start);
    private final Sinks.Empty<Void> aborted = Sinks.empty();
    private final AtomicBoolean returned = new AtomicBoolean();

    private volatile Phase phase = Phase.CONNECT;
    private volatile boolean ended;
    private volatile boolean reusable;
    private volatile @Nullable ConnectAttempt attempt;
    private volatile @Nullable HttpConnection connection;

    // On the connection's event loop only.
    private boolean attached;
    private boolean requestWritten;
    private boolean keepAlive;
    private boolean interim;
    private @Nullable BodyWriter writer;
    private @Nullable ResponseBody body;
    private @Nullable Future<?> lastChance;

    Exchange(TransportRequest request, ConnectionPool pool, Connector connector) {
        this.request = request;
        this.origin = Origin.of(request.uri());
        this.message = RequestHead.of(request, origin);
        this.pool = pool;
        this.connector = connector;
    }

    /** The response; subscribing starts the exchange. */
    Mono<TransportResponse> response() {
        return head;
    }

    /** Fails when the transport closes. */
    Mono<Void> aborted() {
        return aborted.asMono();
    }

    /** Fails whoever waits for this exchange, in whatever phase it is. On any thread. */
    void abort() {
        aborted.tryEmitError(failure("the transport was closed", null)).orThrow();
    }

    /**
     * The result has ended, failed or was cancelled: drops what is left of the response, and reuses the connection if
     * both sides have finished with it. On any thread, any number of times.
     */
    void end() {
        ended = true;
        head.cancel();
        ConnectAttempt connecting = attempt;
        if (connecting != null) {
            connecting.cancel();
        }
        HttpConnection current = connection;
        if (reusable) {
            giveBack();
        }
        if (current != null) {
            current.execute(this::drop);
        }
    }

    private void start() {
        // An idle connection that the other side has closed by now is found out before it is used.
        HttpConnection idle = pool.take(origin);
        if (idle == null) {
            ConnectAttempt connecting = new ConnectAttempt(origin, connector.timeout(), this);
            attempt = connecting;
            if (ended) {
                connecting.cancel();
            } else {
                connector.connect(connecting);
            }
        } else if (!idle.executeAfterIo(() -> begin(idle, false))) {
            head.fail(failure("the event loop has ended", null));
        }
    }

    /** There will be no connection. */
    void onNotConnected(TransportException failure) {
        head.fail(failure);
    }

    /** There is a connection: writes the request. */
    void begin(HttpConnection given, boolean fresh) {
        if (ended) {
            if (fresh) {
                given.close();
            } else {
                pool.put(given);
            }
            return;
        }
        if (!given.isActive()) {
            start(); // it died while it waited for work; nothing has been written
            return;
        }
        attached = true;
        phase = Phase.REQUEST;
        connection = given;
        given.attach(this, request.method());
        boolean alone = request.body().contentLength() == 0;
        given.write(message).addListener(written -> {
            if (!written.isSuccess()) {
                onWriteFailure(written.cause());
            } else if (alone) {
                onRequestWritten();
            }
        });
        if (!alone) {
            BodyWriter out = new BodyWriter(this, given, request.body(), head.context());
            writer = out;
            out.start();
        }
        given.flush();
        if (ended) {
            drop();
        }
    }

    /** The socket has taken the request to its last byte. */
    void onRequestWritten() {
        requestWritten = true;
        if (phase == Phase.REQUEST) {
            phase = Phase.RESPONSE_HEAD;
        }
    }

    /** The publisher of the request's body failed, or broke its promise. */
    void onBodyFailure(Throwable cause) {
        if (body == null) {
            fail(cause);
        }
    }

    /** The publisher of the request's body completed early: a request that can never be complete. */
    void onBodyTooShort(String what) {
        onBodyFailure(failure(what, null));
    }

    /** The socket did not take the request. A response may be waiting all the same. */
    void onWriteFailure(Throwable cause) {
        if (!attached || body != null || lastChance != null) {
            return;
        }
        stopWriting();
        lastChance = connection().schedule(() -> fail(lost(cause)), ANSWER_AFTER_FAILED_WRITE_MILLIS);
    }

    /** The connection failed or was closed by the other side. */
    void onConnectionLost(Throwable cause) {
        fail(lost(cause));
    }

    void onResponse(HttpResponse response) {
        if (response.decoderResult().isFailure()) {
            fail(failure(
                    "the response is not HTTP/1.1", response.decoderResult().cause()));
            return;
        }
        if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            if (response.status().code() == 101) {
                fail(failure("the server switched to a protocol that was not asked for", null));
            }
            interim = true;
            return;
        }
        TransportResponse result;
        ResponseBody content = new ResponseBody(this, connection());
        try {
            result = new TransportResponse(response.status().code(), headers(response), content);
        } catch (IllegalArgumentException e) {
            fail(failure("the response has a header that cannot be", e));
            return;
        }
        body = content;
        phase = Phase.RESPONSE_BODY;
        keepAlive = HttpUtil.isKeepAlive(response);
        stopWaiting();
        stopWriting();
        if (ended) {
            content.discard();
        } else {
            head.succeed(result);
        }
    }

    void onContent(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        ResponseBody receiver = body;
        if (interim) {
            content.release();
            interim = !last;
        } else if (receiver == null || content.decoderResult().isFailure()) {
            content.release();
            fail(failure(
                    "the body of the response is broken",
                    content.decoderResult().cause()));
        } else if (last && connection().isCutOff()) {
            content.release();
            fail(failure("the connection was cut off, the response may be incomplete", null));
        } else {
            receiver.add(content.content());
            if (last) {
                onResponseEnd(receiver);
            }
        }
    }

    private void onResponseEnd(ResponseBody received) {
        HttpConnection current = connection();
        boolean finished = requestWritten && keepAlive && !current.hasSurplus();
        detach();
        if (finished) {
            reusable = true;
            if (ended) {
                giveBack();
            }
        } else if (requestWritten) {
            current.close();
        } else {
            current.abort();
        }
        received.complete();
    }

    /** More of the body is wanted. */
    void readMore() {
        if (attached && !connection().inReadPass()) {
            connection().read();
        }
    }

    /** The rest of the body is not wanted. */
    void onBodyCancelled() {
        drop();
    }

    void onReadComplete() {
        ResponseBody receiver = body;
        if (ended || receiver != null && receiver.isDiscarded()) {
            drop();
        } else if (receiver == null) {
            connection().read();
        } else {
            receiver.drain();
        }
    }

    /** Nobody reads any more. */
    private void drop() {
        stopWriting();
        ResponseBody unread = body;
        if (unread != null) {
            unread.discard();
        }
        // What has been received may include the end of the response: that is seen at the end of the read pass.
        if (attached && !connection().inReadPass()) {
            detach();
            connection().abort();
        }
    }

    private void fail(Throwable failure) {
        if (!attached) {
            return;
        }
        detach();
        connection().abort();
        stopWriting();
        ResponseBody receiver = body;
        if (receiver == null) {
            head.fail(failure);
        } else {
            receiver.fail(failure);
        }
    }

    private void detach() {
        attached = false;
        stopWaiting();
        connection().detach();
    }

    private void giveBack() {
        if (returned.compareAndSet(false, true)) {
            pool.put(connection());
        }
    }

    private void stopWriting() {
        BodyWriter writing = writer;
        if (writing != null) {
            writing.stop();
        }
    }

    private void stopWaiting() {
        Future<?> waiting = lastChance;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private HttpConnection connection() {
        HttpConnection current = connection;
        if (current == null) {
            throw new IllegalStateException("not connected");
        }
        return current;
    }

    private TransportException lost(Throwable cause) {
        String when = switch (phase) {
            case CONNECT -> "while connecting";
            case REQUEST -> "while the request was being sent";
            case RESPONSE_HEAD -> "before a response came";
            case RESPONSE_BODY -> "before the end of the response";
        };
        return failure("the connection was lost " + when, cause);
    }

    private TransportException failure(String what, @Nullable Throwable cause) {
        Phase now = phase;
        return new TransportException(now, now != Phase.CONNECT, request.method() + " " + origin + ": " + what, cause);
    }

    private static Headers headers(HttpResponse response) {
        Headers headers = Headers.empty();
        for (Map.Entry<String, String> header : response.headers()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        return headers;
    }
}

package io.cielo24.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.EOFException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection's pipeline: passes what arrives to the exchange that has the connection, and closes it when
 * something arrives that nobody asked for. Reads only on demand; while there is no exchange one read is always pending,
 * so that a close by the other side is seen.
 *
 * <p>To be called on the event loop unless stated otherwise.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {

    private static final int IDLE_CHECKS_PER_LIMIT = 4;

    private final Origin origin;
    private final ConnectionPool pool;
    private final ResponseDecoder decoder;
    private final EventLoop loop;
    private final boolean tunnelled;

    private @Nullable ConnectAttempt attempt;
    private @Nullable Exchange exchange;
    private @Nullable Future<?> idleCheck;
    private boolean inReadPass;
    private boolean cutOff;
    private volatile @Nullable ChannelHandlerContext context;
    private volatile long idleSince;

    /**
     * A connection that is about to be made.
     *
     * @param attempt is told when the connection is ready for its first request, or why it will not be
     * @param tunnelled whether a proxy's tunnel has to be dug first
     */
    HttpConnection(
            ConnectAttempt attempt, ConnectionPool pool, ResponseDecoder decoder, EventLoop loop, boolean tunnelled) {
        this.attempt = attempt;
        this.origin = attempt.origin();
        this.pool = pool;
        this.decoder = decoder;
        this.loop = loop;
        this.tunnelled = tunnelled;
    }

    /** On any thread. */
    Origin origin() {
        return origin;
    }

    /** On any thread. */
    boolean isActive() {
        ChannelHandlerContext ctx = context;
        return ctx != null && ctx.channel().isActive();
    }

    /** On any thread; closing is done on the event loop, and needs no answer from the other side. */
    void close() {
        execute(() -> context().close());
    }

    /**
     * Closes at once, below TLS: what waits to be written is dropped, and no close_notify waits behind it for a peer that
     * takes nothing any more. On any thread.
     */
    void abort() {
        execute(() -> abort(context().channel()));
    }

    static void abort(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close(); // goes from here to the socket, past every other handler
        }
    }

    /** On any thread. */
    void markIdle() {
        idleSince = System.nanoTime();
    }

    /**
     * Runs a task on the event loop, at once if this is it. On any thread.
     *
     * @return {@code false} if the event loop has ended, which closes its connections
     */
    boolean execute(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
            return true;
        }
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * Runs a task on the event loop after the sockets have been looked after once more; plain tasks may follow each other
     * for up to a second. On any thread.
     *
     * @return {@code false} if the event loop has ended
     */
    boolean executeAfterIo(Runnable task) {
        try {
            loop.schedule(task, 0, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    Future<?> schedule(Runnable task, long millis) {
        return loop.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Gives the connection to an exchange that is about to write its request. */
    void attach(Exchange next, String method) {
        exchange = next;
        decoder.expect(method);
        read();
    }

    /** Takes the connection from its exchange; from now on nothing may arrive. */
    void detach() {
        exchange = null;
        decoder.rest();
    }

    /** Whether what has been received is still being passed on. */
    boolean inReadPass() {
        return inReadPass;
    }

    /** Whether TLS ended without its own mark of an end: anyone on the way can do that. */
    boolean isCutOff() {
        return cutOff;
    }

    boolean hasSurplus() {
        return decoder.hasSurplus();
    }

    void read() {
        context().read();
    }

    ChannelFuture write(Object message) {
        return context().write(message);
    }

    void flush() {
        context().flush();
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return ctx;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.fireChannelActive();
        ctx.read();
        if (!tunnelled && !origin.secure()) {
            ready();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                ready();
            } else {
                lost(handshake.cause());
                ctx.close();
            }
        } else if (event instanceof ProxyConnectionEvent && !origin.secure()) {
            loop.execute(this::ready); // once the proxy's own handlers have left the pipeline
        } else if (event instanceof SslCloseCompletionEvent end) {
            cutOff = !end.isSuccess();
            ctx.close(); // the other side will send no more, which may be the end of a body
        }
        ctx.fireUserEventTriggered(event);
    }

    private void ready() {
        ConnectAttempt waiting = attempt;
        if (waiting == null) {
            return;
        }
        attempt = null;
        markIdle();
        long period = Math.max(1, pool.idleLimit().toMillis() / IDLE_CHECKS_PER_LIMIT);
        idleCheck = loop.scheduleWithFixedDelay(this::closeIfIdle, period, period, TimeUnit.MILLISECONDS);
        waiting.succeed(this);
    }

    private void closeIfIdle() {
        if (System.nanoTime() - idleSince >= pool.idleLimit().toNanos() && pool.remove(this)) {
            close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        inReadPass = true;
        Exchange receiver = exchange;
        if (receiver == null) {
            ReferenceCountUtil.release(message);
            ctx.close();
        } else if (message instanceof HttpResponse response) {
            receiver.onResponse(response);
        } else {
            receiver.onContent((HttpContent) message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        inReadPass = false;
        Exchange receiver = exchange;
        if (receiver == null) {
            ctx.read();
        } else {
            receiver.onReadComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        inReadPass = false;
        if (idleCheck != null) {
            idleCheck.cancel(false);
        }
        pool.remove(this);
        lost(new EOFException("the other side closed the connection"));
        ctx.fireChannelInactive();
    }

    @Override
    @SuppressWarnings("deprecation") // of ChannelHandler.exceptionCaught; the one for inbound handlers is not
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        lost(cause);
        ctx.close();
    }

    /** Tells whoever waits for this connection; the first to hear of it is the only one. */
    private void lost(Throwable cause) {
        ConnectAttempt waiting = attempt;
        Exchange receiver = exchange;
        attempt = null;
        if (waiting != null) {
            waiting.fail(cause);
        } else if (receiver != null) {
            receiver.onConnectionLost(cause);
        }
    }
}

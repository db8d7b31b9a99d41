package io.cielo24.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;

/**
 * Reads responses, and only those that were asked for: a byte that belongs to no response ends the connection before it
 * can be taken for the beginning of the next one.
 */
final class ResponseDecoder extends HttpResponseDecoder {

    /** As much as {@code java.net.http} takes, so that both transports accept the same responses. */
    private static final int MAX_HEAD = 384 * 1024;

    private static final int MAX_LINE = 64 * 1024;

    /** Content is passed on in the pieces in which it was received; this only has to be larger than those. */
    private static final int MAX_PIECE = 1024 * 1024;

    private boolean expecting;
    private boolean withoutContent;

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxChunkSize(MAX_PIECE));
    }

    /** A request is about to be written. */
    void expect(String method) {
        expecting = true;
        withoutContent = method.equals("HEAD");
    }

    /** The response has ended. */
    void rest() {
        expecting = false;
    }

    /** Whether more came than the response that has just ended. */
    boolean hasSurplus() {
        return actualReadableBytes() > 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object input) throws Exception {
        if (expecting) {
            super.channelRead(ctx, input);
        } else {
            ReferenceCountUtil.release(input);
            ctx.close();
        }
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return super.isContentAlwaysEmpty(message) || withoutContent;
    }
}

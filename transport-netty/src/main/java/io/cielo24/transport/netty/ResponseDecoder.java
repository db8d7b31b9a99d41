package io.cielo24.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

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

    private static final byte[] BEGINNING = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    private boolean expecting;
    private boolean withoutContent;
    private int begun;

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxChunkSize(MAX_PIECE)
                .setStrictLineParsing(false));
    }

    /** A request is about to be written. */
    void expect(String method) {
        expecting = true;
        begun = 0;
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
        if (!expecting) {
            ReferenceCountUtil.release(input);
            ctx.close();
        } else if (begun < BEGINNING.length && !begins((ByteBuf) input)) {
            ReferenceCountUtil.release(input);
            ctx.fireExceptionCaught(new ProtocolException("what was received does not begin like HTTP/1"));
        } else {
            super.channelRead(ctx, input);
        }
    }

    /** Tells nonsense at once, which the decoder would search for the end of a line, however far away. */
    private boolean begins(ByteBuf input) {
        for (int i = input.readerIndex(); i < input.writerIndex() && begun < BEGINNING.length; i++) {
            if (input.getByte(i) != BEGINNING[begun++]) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return super.isContentAlwaysEmpty(message) || withoutContent;
    }
}

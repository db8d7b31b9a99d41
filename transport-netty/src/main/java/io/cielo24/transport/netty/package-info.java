/**
 * The transport on reactor-netty.
 *
 * <p>reactor-netty makes the connections: event loops, native transports, name resolution, proxies. HTTP/1.1 on them is
 * spoken here, with netty's codecs, one exchange at a time on each connection: {@code HttpConnection} is the end of the
 * pipeline, {@code Exchange} the life of one request and its response, {@code BodyWriter} the way out and {@code
 * ResponseBody} the way in. All state of an exchange is touched on its connection's event loop only.
 */
@NullMarked
package io.cielo24.transport.netty;

import org.jspecify.annotations.NullMarked;

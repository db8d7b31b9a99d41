/**
 * The transport on {@code java.net.http}: {@link io.cielo24.transport.jdk.JdkHttpTransport}.
 *
 * <p>One exchange is one {@code JdkExchange}: it starts the request ({@code RequestSender} is its body), receives the
 * response ({@code ResponseReader}) and passes on the handler's result ({@code ResultRelay}). {@code TransportThreads}
 * says which of them runs where.
 */
@NullMarked
package io.cielo24.transport.jdk;

import org.jspecify.annotations.NullMarked;

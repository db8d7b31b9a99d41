package io.cielo24.internal;

import io.cielo24.media.TransferProgress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;

/**
 * A media opened for sending: its length is known, its bytes are yet to be read.
 *
 * @param length the exact number of bytes
 * @param content emits them
 * @param repeatable whether {@code content} emits the same bytes on every subscription
 * @param progress told of every buffer handed to the transport
 */
record Upload(
        long length, Publisher<ByteBuffer> content, boolean repeatable, Consumer<? super TransferProgress> progress) {}

package io.cielo24.internal;

import reactor.core.publisher.Mono;

/**
 * The media of one call, not yet opened. Made without I/O when the call is subscribed to, so that whatever opening takes
 * is released however far it came.
 *
 * @param open checks and opens it, once per call
 * @param release frees what opening took; harmless if nothing was opened
 */
record Media(Mono<Upload> open, Mono<Void> release) {

    /** A media that needs no release. */
    static Media of(Mono<Upload> open) {
        return new Media(open, Mono.empty());
    }
}

/**
 * The service as far as the measured clients need it, cheaper than any of them: one thread with a selector, large buffers
 * outside the heap, downloads straight from the page cache, and large uploads over TLS counted instead of decrypted.
 */
@NullMarked
package io.cielo24.benchmarks.farend;

import org.jspecify.annotations.NullMarked;

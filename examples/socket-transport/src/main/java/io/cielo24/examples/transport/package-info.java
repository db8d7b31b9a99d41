/**
 * A transport on {@code java.net.Socket} and plain threads: the smallest that keeps every rule of the conformance kit.
 *
 * <p>It shows what a transport has to do, with the means that everybody knows: a thread that blocks. One connection
 * serves one request and is closed; a real transport would keep a pool.
 */
@NullMarked
package io.cielo24.examples.transport;

import org.jspecify.annotations.NullMarked;

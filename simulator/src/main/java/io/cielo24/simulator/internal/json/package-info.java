/** A small strict JSON reader and writer, so that the simulator runs without any library. */
@NullMarked
package io.cielo24.simulator.internal.json;

import org.jspecify.annotations.NullMarked;

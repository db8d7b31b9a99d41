/** How the simulated service calls back when something is done. */
@NullMarked
package io.cielo24.simulator.internal.callback;

import org.jspecify.annotations.NullMarked;

/** What the simulated service remembers. */
@NullMarked
package io.cielo24.simulator.internal.state;

import org.jspecify.annotations.NullMarked;

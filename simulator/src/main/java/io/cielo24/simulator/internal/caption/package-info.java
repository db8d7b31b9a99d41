/** The spoken text that the simulator carries, and what is rendered from it. */
@NullMarked
package io.cielo24.simulator.internal.caption;

import org.jspecify.annotations.NullMarked;

/** What goes wrong on purpose, and when. */
@NullMarked
package io.cielo24.simulator.internal.fault;

import org.jspecify.annotations.NullMarked;

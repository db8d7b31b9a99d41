/** What the simulated service does: the endpoints, what they accept, and what they answer. */
@NullMarked
package io.cielo24.simulator.internal.service;

import org.jspecify.annotations.NullMarked;

/** The client: how to make one, whom it logs in, and what can go wrong. */
@NullMarked
package io.cielo24;

import org.jspecify.annotations.NullMarked;

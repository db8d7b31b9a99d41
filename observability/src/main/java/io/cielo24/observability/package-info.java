/** Traces and meters of a client, with Micrometer: {@link io.cielo24.observability.MicrometerListener}. */
@NullMarked
package io.cielo24.observability;

import org.jspecify.annotations.NullMarked;

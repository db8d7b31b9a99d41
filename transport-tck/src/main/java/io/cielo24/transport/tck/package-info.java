/** The conformance kit. */
@NullMarked
package io.cielo24.transport.tck;

import org.jspecify.annotations.NullMarked;

/** The simulator's own HTTP/1.1 server: it has to see the framing of every request, and to break connections on demand. */
@NullMarked
package io.cielo24.simulator.internal.http;

import org.jspecify.annotations.NullMarked;

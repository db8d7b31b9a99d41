/** Behind the API: the endpoint catalogue, the road of a call, bodies and JSON. Not exported. */
@NullMarked
package io.cielo24.internal;

import org.jspecify.annotations.NullMarked;

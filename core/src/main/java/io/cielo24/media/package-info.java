/** Media: to the service and back. */
@NullMarked
package io.cielo24.media;

import org.jspecify.annotations.NullMarked;

/** Jobs: creating, ordering, looking up. */
@NullMarked
package io.cielo24.job;

import org.jspecify.annotations.NullMarked;

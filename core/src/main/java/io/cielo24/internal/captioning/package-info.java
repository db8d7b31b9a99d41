/** How the captioning flow works. Not exported; built on the public operations alone. */
@NullMarked
package io.cielo24.internal.captioning;

import org.jspecify.annotations.NullMarked;

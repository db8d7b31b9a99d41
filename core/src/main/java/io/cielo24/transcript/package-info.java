/** What a finished job holds: captions and transcripts. */
@NullMarked
package io.cielo24.transcript;

import org.jspecify.annotations.NullMarked;

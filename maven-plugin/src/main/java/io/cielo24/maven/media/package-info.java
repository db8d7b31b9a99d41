/** What can be learnt from a media file without playing it: how long it is. */
@NullMarked
package io.cielo24.maven.media;

import org.jspecify.annotations.NullMarked;

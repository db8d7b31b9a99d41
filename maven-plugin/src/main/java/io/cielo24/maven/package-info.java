/**
 * The goals: a thin hand on the captioning flow of cielo24-core. What a goal remembers is in the lock, a directory that is
 * committed beside the sources, see {@link io.cielo24.maven.Lock}.
 */
@NullMarked
package io.cielo24.maven;

import org.jspecify.annotations.NullMarked;

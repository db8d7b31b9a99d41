/** The goals, run by real Mavens against the simulator in this JVM, which counts what they do to it. */
@NullMarked
package io.cielo24.maven.it;

import org.jspecify.annotations.NullMarked;

/** What needs no network, measured with JMH: decoding, the road of one call, the captioning flow over many media. */
@NullMarked
package io.cielo24.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

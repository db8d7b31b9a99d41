@NullMarked
package io.cielo24.benchmarks;

import org.jspecify.annotations.NullMarked;

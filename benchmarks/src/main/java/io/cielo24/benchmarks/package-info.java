/**
 * What the library is measured with: {@code Driver} plans the rounds and starts a JVM for each of them ({@code Pass}),
 * against a service that stands in a process of its own ({@code farend}); {@code clients} are those who are compared.
 * What needs no network is measured with JMH, in {@code micro}. How, and how fairly, is told in {@code docs/speed.md}.
 */
@NullMarked
package io.cielo24.benchmarks;

import org.jspecify.annotations.NullMarked;

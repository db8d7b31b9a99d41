/**
 * Those who are compared: this library's client over each of its transports, bare HTTP stacks used as their own
 * documentation shows, curl, and what the machine can do at all. Each is set to allow as many connections as are measured;
 * everything else is its default.
 */
@NullMarked
package io.cielo24.benchmarks.clients;

import org.jspecify.annotations.NullMarked;

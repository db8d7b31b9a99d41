/**
 * The report: one HTML page that shows every media with its captions and what the check found in them, and needs nothing
 * but itself and the media to be read, neither a server nor a network.
 */
@NullMarked
package io.cielo24.maven.report;

import org.jspecify.annotations.NullMarked;

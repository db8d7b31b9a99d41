/**
 * Caption files: reading WebVTT, SRT, DFXP/TTML and SBV into one model, and holding them against the rules of good
 * captions.
 *
 * <p>{@link io.cielo24.maven.caption.CaptionReader} never fails on what a file says: each error of form is a {@link
 * io.cielo24.maven.caption.Finding}, and reading goes on with what can be made of the rest. {@link
 * io.cielo24.maven.caption.CaptionCheck} adds the rules that {@link io.cielo24.maven.caption.CaptionRules} has switched
 * on. Everything here works on bounded memory, knows no Maven and touches no network.
 */
@NullMarked
package io.cielo24.maven.caption;

import org.jspecify.annotations.NullMarked;

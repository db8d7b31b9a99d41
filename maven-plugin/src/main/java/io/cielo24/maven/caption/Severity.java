package io.cielo24.maven.caption;

/** How much a finding weighs, from the lightest to the heaviest. */
public enum Severity {
    /** Worth a look; does not fail a build by itself. */
    WARNING,
    /** A broken rule: fails the build. */
    ERROR
}

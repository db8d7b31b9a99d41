package io.cielo24.maven.caption;

/** How far a rule may go. */
public enum Level {
    /** The rule is not looked at. */
    OFF,
    /** Whatever the rule finds is a warning. */
    WARNING,
    /** The rule may find errors; what it calls a warning stays one. */
    ERROR
}

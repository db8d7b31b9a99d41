package io.cielo24.transcript;

/** How a caption file ends its lines. */
public enum LineEnding {
    /** With LF. */
    UNIX,
    /** With CR LF. */
    WINDOWS,
    /** As the service does for OS X. */
    OSX
}

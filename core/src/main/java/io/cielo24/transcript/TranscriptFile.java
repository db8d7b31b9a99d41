package io.cielo24.transcript;

/** The kind of file that a transcript comes as. */
public enum TranscriptFile {
    /** Plain text. */
    TXT,
    /** A web page. */
    HTML
}

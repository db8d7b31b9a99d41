package io.cielo24.job;

/** How the first pass of a transcription is done. */
public enum FirstPassCampaign {
    /** The usual way. */
    NORMAL,
    /** For general content. */
    GENERAL_CONTENT,
    /** Every word as spoken. */
    TRUE_VERBATIM
}

package io.cielo24.transcript;

/** How captions name who is speaking. */
public enum SpeakerDisplay {
    /** Not at all. */
    NO,
    /** By number. */
    NUMBER,
    /** By name, where it is known, else by number. */
    NAME
}

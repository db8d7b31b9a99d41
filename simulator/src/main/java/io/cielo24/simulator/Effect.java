package io.cielo24.simulator;

/** Something that a call did, as opposed to something that it asked. */
public enum Effect {
    /** A session was opened. */
    LOGIN,
    /** A session was ended. */
    LOGOUT,
    /** A job was created by {@code job/new}. */
    JOB_CREATED,
    /** A job left {@code Authorizing} because it was authorized. */
    JOB_AUTHORIZED,
    /** A job was modified. */
    JOB_MODIFIED,
    /** A job was deleted. */
    JOB_DELETED,
    /** A job's metadata were updated. */
    METADATA_UPDATED,
    /** Media were added to a job, by upload or by URL. */
    MEDIA_STORED,
    /** A pre-signed URL was given out. */
    UPLOAD_URL_ISSUED,
    /** A transcript was added to a job. */
    TRANSCRIPT_STORED,
    /** Guidelines were added to a job. */
    GUIDELINES_STORED,
    /** A transcription was ordered: billed. */
    ORDER_PLACED,
    /** A translation was ordered, one for each language: billed. */
    TRANSLATION_ORDERED,
    /** A job was upleveled: billed. */
    UPLEVEL_ORDERED,
    /** Captions were burnt in: billed. */
    BURN_IN_ORDERED,
    /** A password was changed. */
    PASSWORD_CHANGED,
    /** A setting was changed. */
    SETTING_CHANGED,
    /** An API key was made. */
    KEY_GENERATED,
    /** An API key was removed. */
    KEY_REMOVED,
    /** An account was created. */
    ACCOUNT_CREATED,
    /** A callback was sent and answered with 200. */
    CALLBACK_DELIVERED,
    /** A callback was sent, and not answered with 200. */
    CALLBACK_FAILED
}

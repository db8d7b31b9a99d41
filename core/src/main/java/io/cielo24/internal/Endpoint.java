package io.cielo24.internal;

import static io.cielo24.internal.Endpoint.Form.BODY_GIVEN;
import static io.cielo24.internal.Endpoint.Form.JSON;
import static io.cielo24.internal.Endpoint.Form.QUERY;
import static io.cielo24.internal.Endpoint.Repeat.HARMLESS;
import static io.cielo24.internal.Endpoint.Repeat.LOOK_UP;

import io.cielo24.RequestStyle;

/**
 * The service, endpoint by endpoint. Every path, verb, parameter placement and repeatability stands here and nowhere
 * else; reading this file is reading the API. {@code v} and {@code api_token} always go in the query and are not
 * repeated. Any 2xx is success.
 */
public enum Endpoint {
    // Account
    LOGIN("GET", "/account/login", QUERY, HARMLESS, null),
    LOGOUT("POST", "/account/logout", QUERY, HARMLESS, null),

    // Jobs
    JOB_NEW(
            "POST",
            "/job/new",
            JSON,
            LOOK_UP,
            "ask job/list for the external id; without one, for the name and the creation time"),
    JOB_AUTHORIZE("POST", "/job/authorize", QUERY, HARMLESS, null),
    JOB_DELETE("POST", "/job/delete", QUERY, LOOK_UP, "ask job/info: ITEM_NOT_FOUND means that the job is deleted"),
    JOB_INFO("GET", "/job/info", QUERY, HARMLESS, null),
    JOB_LIST("GET", "/job/list", QUERY, HARMLESS, null),
    JOB_UPDATE_METADATA("GET", "/job/update_metadata", QUERY, HARMLESS, null),
    JOB_PERFORM_TRANSCRIPTION(
            "POST",
            "/job/perform_transcription",
            JSON,
            LOOK_UP,
            "ask job/info whether the job has left its first state or shows a fidelity"),

    // Media. The verb tells the two forms of add_media apart; a job takes one media only, so the GET is harmless to
    // repeat.
    JOB_ADD_MEDIA_URL_FORM("GET", "/job/add_media", QUERY, HARMLESS, null),
    JOB_ADD_MEDIA(
            "POST",
            "/job/add_media",
            BODY_GIVEN,
            LOOK_UP,
            "ask job/info whether the job shows a media length; a job takes one media only"),
    JOB_MEDIA("GET", "/job/media", QUERY, HARMLESS, null),
    JOB_DOWNLOAD_MEDIA("GET", "/job/download_media", QUERY, HARMLESS, null),

    // Results
    JOB_GET_CAPTION("GET", "/job/get_caption", QUERY, HARMLESS, null),
    JOB_GET_TRANSCRIPT("GET", "/job/get_transcript", QUERY, HARMLESS, null),
    JOB_GET_ELEMENTLIST("GET", "/job/get_elementlist", QUERY, HARMLESS, null),
    JOB_LIST_ELEMENTLISTS("GET", "/job/list_elementlists", QUERY, HARMLESS, null);

    /** Where the parameters go. */
    enum Form {
        /** In the query; a POST then has an empty body. */
        QUERY,
        /** In a JSON object as the body; documented with the query as well. */
        JSON,
        /** In the query, while the body is what the caller gives: media. */
        BODY_GIVEN
    }

    /** What a repeat does at the service. */
    enum Repeat {
        /** The same as once: it reads, or sets what is already set. */
        HARMLESS,
        /** It may bill or store twice: with an unknown outcome it is looked up, never repeated. */
        LOOK_UP
    }

    private final String method;
    private final String path;
    private final Form form;
    private final Repeat repeat;
    private final String lookUp;

    Endpoint(String method, String path, Form form, Repeat repeat, @org.jspecify.annotations.Nullable String lookUp) {
        this.method = method;
        this.path = path;
        this.form = form;
        this.repeat = repeat;
        this.lookUp = lookUp == null ? "" : lookUp;
    }

    /** The documented path below the base URI. */
    public String path() {
        return path;
    }

    String method(RequestStyle style) {
        return style == RequestStyle.GET && form != Form.BODY_GIVEN ? "GET" : method;
    }

    Form form(RequestStyle style) {
        return style == RequestStyle.GET && form != Form.BODY_GIVEN ? Form.QUERY : form;
    }

    boolean harmlessToRepeat() {
        return repeat == Repeat.HARMLESS;
    }

    String lookUp() {
        return lookUp;
    }

    boolean needsToken() {
        return this != LOGIN;
    }
}

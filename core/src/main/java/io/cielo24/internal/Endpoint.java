package io.cielo24.internal;

import static io.cielo24.internal.Row.get;
import static io.cielo24.internal.Row.post;
import static io.cielo24.internal.Row.put;

import io.cielo24.RequestStyle;

/**
 * The service, endpoint by endpoint. Every path, verb, parameter placement, documented alternative and repeatability
 * stands here and nowhere else; reading this file is reading the API. {@code v} and {@code api_token} always go in the
 * query and are not repeated. Any 2xx is success.
 *
 * <p>A call that changes something is a POST, even where the documents show a GET first. What carries a password, a key
 * or settings has a form body and no other documented form. Where a path takes a file or a URL, the verb tells the two
 * apart; should an HTTP stack send that GET twice, no harm is done, as a job takes one media only.
 */
public enum Endpoint {
    // Account
    LOGIN(get("/account/login").withoutToken()),
    LOGIN_JSON(post("/account/login").json().withoutToken()),
    LOGOUT(post("/account/logout").orGet()),
    ACCOUNT_UPDATE_PASSWORD(post("/account/update_password").urlEncoded()),
    ACCOUNT_UPDATE_SETTING(post("/account/update_setting").urlEncoded()),
    ACCOUNT_GENERATE_API_KEY(post("/account/generate_api_key")
            .orGet()
            .lookUp("ask for the key again without force_new: the answer is the key that is valid now")),
    ACCOUNT_REMOVE_API_KEY(post("/account/remove_api_key")
            .urlEncoded()
            .lookUp("log in with the key: ACCOUNT_UNPRIVILEGED means that it is removed")),
    ACCOUNT_CREATE(post("/account/create")
            .urlEncoded()
            .onSandbox()
            .lookUp("log in to the sandbox with the new user and password")),
    ACCOUNT_GET_SETTINGS(get("/account/get_settings")),
    ACCOUNT_VERIFY_KEY(get("/account/verify_key")),

    // Jobs
    JOB_NEW(post("/job/new")
            .json()
            .orGet()
            .lookUp("ask job/list for the external id; without one, for the name and the creation time")),
    JOB_AUTHORIZE(post("/job/authorize").orGet()),
    JOB_MODIFY(post("/job/modify").urlEncoded()),
    JOB_DELETE(post("/job/delete").orGet().lookUp("ask job/info: ITEM_NOT_FOUND means that the job is deleted")),
    JOB_INFO(get("/job/info")),
    JOB_LIST(get("/job/list")),
    JOB_LIST_RELATED(get("/job/list_related")),
    JOB_UPDATE_METADATA(get("/job/update_metadata")),
    JOB_AGGREGATE_STATISTICS(get("/job/aggregate_statistics")),

    // Orders: what is billed
    JOB_PERFORM_TRANSCRIPTION(post("/job/perform_transcription")
            .json()
            .orGet()
            .lookUp("ask job/info whether the job has left its first state or shows a fidelity")),
    JOB_TRANSLATE(post("/job/translate")
            .orGet()
            .lookUp("ask job/list_related whether there are jobs of the target languages")),
    JOB_UPLEVEL(post("/job/uplevel")
            .orGet()
            .lookUp("ask job/list_related whether there is a new job, and job/info for the job's fidelity")),
    JOB_BURN_IN_CAPTION(post("/job/burn_in_caption")
            .orGet()
            .lookUp("there is nothing to ask about it; look for the file, or ask the service's support")),

    // What a job is made from
    JOB_ADD_MEDIA_FROM_URL(get("/job/add_media")
            .lookUp("ask job/media whether the job has this URL; a job takes one media only, and refuses it twice")),
    JOB_ADD_MEDIA(post("/job/add_media")
            .body()
            .lookUp("ask job/info whether the job shows a media length; a job takes one media only")),
    JOB_ADD_MEDIA_URL(post("/job/add_media_url")
            .orGet()
            .lookUp("ask job/info whether the job shows a media length; a job takes one media only")),
    JOB_REQUEST_UPLOAD_URL(get("/job/request_upload_url")),
    STORAGE_UPLOAD(put("/job/request_upload_url (PUT)")
            .lookUp("ask job/info whether the job shows a media length; a job takes one media only")),
    JOB_ADD_TRANSCRIPT_FROM_URL(get("/job/add_transcript")),
    JOB_ADD_TRANSCRIPT(
            post("/job/add_transcript").body().lookUp("ask job/list_elementlists whether the job has an element list")),
    JOB_ADD_CUSTOM_GUIDELINES_FROM_URL(get("/job/add_custom_guidelines")),
    JOB_ADD_CUSTOM_GUIDELINES(post("/job/add_custom_guidelines").multipart()),

    // Media
    JOB_MEDIA(get("/job/media")),
    JOB_TRANSCODED_MEDIA(get("/job/transcoded_media")),
    JOB_DOWNLOAD_MEDIA(get("/job/download_media")),

    // Results
    JOB_GET_CAPTION(get("/job/get_caption")),
    JOB_GET_TRANSCRIPT(get("/job/get_transcript")),
    JOB_GET_ELEMENTLIST(get("/job/get_elementlist")),
    JOB_LIST_ELEMENTLISTS(get("/job/list_elementlists"));

    /** Where the parameters go. */
    enum Form {
        /** In the query; a POST then has an empty body. */
        QUERY,
        /** In a JSON object as the body. */
        JSON,
        /** In the body, encoded as in a query ({@code application/x-www-form-urlencoded}). */
        URL_ENCODED,
        /** In the query, while the body is what the caller gives: a media or a transcript. */
        BODY_GIVEN,
        /** In the query, while the body is {@code multipart/form-data}. */
        MULTIPART
    }

    /** Where an endpoint is. */
    enum Place {
        /** At the client's endpoint. */
        SERVICE,
        /** On the sandbox, whatever the client's endpoint is. */
        SANDBOX,
        /** At a URL that the service gave, which is a secret as a whole. */
        STORAGE
    }

    private final Row row;

    Endpoint(Row row) {
        this.row = row;
    }

    /** The documented path below the base URI. */
    public String path() {
        return row.path();
    }

    String method(RequestStyle style) {
        return usesGetForm(style) ? "GET" : row.method();
    }

    Form form(RequestStyle style) {
        return usesGetForm(style) ? Form.QUERY : row.form();
    }

    boolean harmlessToRepeat() {
        return row.lookUp() == null;
    }

    /** How to find out what happened; empty where a repeat is harmless. */
    String lookUp() {
        String how = row.lookUp();
        return how == null ? "" : how;
    }

    boolean needsToken() {
        return row.token();
    }

    Place place() {
        return row.place();
    }

    private boolean usesGetForm(RequestStyle style) {
        return style == RequestStyle.GET && row.getForm();
    }
}

package io.cielo24.internal;

import org.jspecify.annotations.Nullable;

/**
 * One row of the endpoint catalogue.
 *
 * @param method the verb used by default
 * @param path below the base URI
 * @param form where the parameters go by default
 * @param getForm whether the documents also show a GET with everything in the query
 * @param lookUp how to find out whether it happened; {@code null} if repeating it does no more than doing it once
 * @param token whether it takes the session's token
 * @param place where it is
 */
record Row(
        String method,
        String path,
        Endpoint.Form form,
        boolean getForm,
        @Nullable String lookUp,
        boolean token,
        Endpoint.Place place) {

    /** A GET with everything in the query. */
    static Row get(String path) {
        return new Row("GET", path, Endpoint.Form.QUERY, false, null, true, Endpoint.Place.SERVICE);
    }

    /** A POST with everything in the query and an empty body, unless said otherwise. */
    static Row post(String path) {
        return new Row("POST", path, Endpoint.Form.QUERY, false, null, true, Endpoint.Place.SERVICE);
    }

    /** The PUT of a media to the URL that the service gave; {@code path} is for messages only. */
    static Row put(String path) {
        return new Row("PUT", path, Endpoint.Form.BODY_GIVEN, false, null, false, Endpoint.Place.STORAGE);
    }

    Row json() {
        return with(Endpoint.Form.JSON);
    }

    Row urlEncoded() {
        return with(Endpoint.Form.URL_ENCODED);
    }

    Row body() {
        return with(Endpoint.Form.BODY_GIVEN);
    }

    Row multipart() {
        return with(Endpoint.Form.MULTIPART);
    }

    /** The documents show a GET with everything in the query as well. */
    Row orGet() {
        return new Row(method, path, form, true, lookUp, token, place);
    }

    /** Doing it twice is more than doing it once. */
    Row lookUp(String how) {
        return new Row(method, path, form, getForm, how, token, place);
    }

    Row withoutToken() {
        return new Row(method, path, form, getForm, lookUp, false, place);
    }

    Row onSandbox() {
        return new Row(method, path, form, getForm, lookUp, token, Endpoint.Place.SANDBOX);
    }

    private Row with(Endpoint.Form other) {
        return new Row(method, path, other, getForm, lookUp, token, place);
    }
}

package io.cielo24.internal;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call as an operation means it: the endpoint, what the caller set, and the body, if the call carries one. Immutable
 * once built; the wire form is made from it per attempt.
 *
 * @param endpoint which call
 * @param parameters by documented name, in order; text, number or boolean
 * @param headers beside the transport's own
 * @param media makes the media to upload, {@code null} for none
 * @param content a body in memory, {@code null} for none
 * @param storage where a media is to be put, {@code null} for a call of the service itself; secret
 */
record Call(
        Endpoint endpoint,
        Map<String, Object> parameters,
        Map<String, String> headers,
        @Nullable Supplier<Media> media,
        @Nullable Content content,
        @Nullable URI storage) {

    /**
     * A body in memory.
     *
     * @param type its {@code Content-Type}
     * @param bytes the whole of it
     */
    record Content(String type, byte[] bytes) {}

    /** Starts a call without parameters. */
    static Call to(Endpoint endpoint) {
        return new Call(endpoint, Map.of(), Map.of(), null, null, null);
    }

    /** The upload of a media to a URL that the service gave. */
    static Call toStorage(URI url) {
        return new Call(Endpoint.STORAGE_UPLOAD, Map.of(), Map.of(), null, null, url);
    }

    /** With one more parameter; {@code null} means that the caller did not set it, and it is not sent. */
    Call with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> copy = new LinkedHashMap<>(parameters);
        if (copy.put(name, value) != null) {
            throw new IllegalArgumentException("parameter " + name + " is given twice");
        }
        return new Call(endpoint, Collections.unmodifiableMap(copy), headers, media, content, storage);
    }

    /** With several more parameters. */
    Call with(Map<String, ?> more) {
        Call call = this;
        for (Map.Entry<String, ?> entry : more.entrySet()) {
            call = call.with(entry.getKey(), entry.getValue());
        }
        return call;
    }

    /** With one more header. */
    Call header(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new Call(endpoint, parameters, Collections.unmodifiableMap(copy), media, content, storage);
    }

    /** With a media as the body, opened once per call and released after it. */
    Call body(Supplier<Media> opener) {
        return new Call(endpoint, parameters, headers, opener, content, storage);
    }

    /** With a body in memory. */
    Call body(Content given) {
        return new Call(endpoint, parameters, headers, media, given, storage);
    }

    /** Whether a media goes with it, to the service or to its storage. */
    boolean carriesMedia() {
        return media != null || storage != null;
    }

    @Nullable
    String text(String name) {
        Object value = parameters.get(name);
        return value == null ? null : value.toString();
    }

    /** The endpoint and parameter names only. */
    @Override
    public String toString() {
        return endpoint.path() + " " + parameters.keySet();
    }
}

package io.cielo24.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call as an operation means it: the endpoint, what the caller set, and the media, if the call carries one. Immutable
 * once built; the wire form is made from it per attempt.
 *
 * @param endpoint which call
 * @param parameters by documented name, in order; text, number or boolean
 * @param headers beside the transport's own
 * @param media makes the media to upload, {@code null} for none
 */
record Call(
        Endpoint endpoint,
        Map<String, Object> parameters,
        Map<String, String> headers,
        @Nullable Supplier<Media> media) {

    /** Starts a call without parameters. */
    static Call to(Endpoint endpoint) {
        return new Call(endpoint, Map.of(), Map.of(), null);
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
        return new Call(endpoint, Collections.unmodifiableMap(copy), headers, media);
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
        return new Call(endpoint, parameters, Collections.unmodifiableMap(copy), media);
    }

    /** With a media as the body, opened once per call and released after it. */
    Call body(Supplier<Media> opener) {
        return new Call(endpoint, parameters, headers, opener);
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

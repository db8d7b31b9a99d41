package io.cielo24.benchmarks.clients;

import java.net.http.HttpResponse;

/** What is measured must have worked. */
final class Status {

    private Status() {}

    static void ok(int status) {
        if (status != 200) {
            throw new IllegalStateException("the far end answered " + status);
        }
    }

    static <T> HttpResponse<T> ok(HttpResponse<T> response) {
        ok(response.statusCode());
        return response;
    }
}

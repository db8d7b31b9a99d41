package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest.Header;
import java.util.List;
import java.util.Optional;

/**
 * The head of a request, as it stood on the wire.
 *
 * @param method the method, upper case as required
 * @param target the request target, undecoded
 * @param headers names and values in order, spelled as they were sent
 */
public record RequestHead(String method, String target, List<Header> headers) {

    /** Copies the headers. */
    public RequestHead {
        headers = List.copyOf(headers);
    }

    /** The target without its query, undecoded. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /**
     * The path below the endpoint; for pre-signed URLs storage and what kind of thing is there; the whole path if it is
     * neither.
     */
    public String operation() {
        String path = path();
        if (path.matches("/storage/[a-z]+/.*")) {
            return path.substring(1, path.indexOf('/', "/storage/".length()));
        }
        return path.startsWith("/api/") ? path.substring("/api/".length()) : path;
    }

    /** The query without its question mark, undecoded; empty if there is none. */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The value of the first header of this name, in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** How many headers carry this name, in any case. */
    public long count(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .count();
    }
}

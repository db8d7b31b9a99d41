package io.cielo24.tests.wire;

import io.cielo24.Cielo24Client;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * One call: how it is made, what has to be on the wire in either style, and what becomes of the answer.
 *
 * @param name for the report
 * @param call makes it
 * @param post on the wire in the style POST
 * @param get on the wire in the style GET
 * @param status of the answer
 * @param answer the body of the answer
 * @param results what the call has to give
 */
record WireCase(
        String name,
        Function<Cielo24Client, Publisher<?>> call,
        Sent post,
        Sent get,
        int status,
        String answer,
        List<?> results) {

    /** The job of all calls. */
    static final String JOB = "0123456789abcdef0123456789abcdef";

    /** What encoders stumble over: Unicode, a pair of surrogates, every separator, quotes, braces, things that look encoded. */
    static final String NASTY = "Ünï日 &a=b+c%41;?#/\\ \"q\" 'q' {x}[y]<z>|~*!$@: 😀";

    /** {@link #NASTY} within JSON. */
    static final String NASTY_JSON = NASTY.replace("\\", "\\\\").replace("\"", "\\\"");

    static Builder of(String name, Function<Cielo24Client, Publisher<?>> call) {
        return new Builder(name, call);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Spells a case out. */
    static final class Builder {

        private final String name;
        private final Function<Cielo24Client, Publisher<?>> call;
        private Sent post = Sent.get("");
        private Sent get = Sent.get("");

        private Builder(String name, Function<Cielo24Client, Publisher<?>> call) {
            this.name = name;
            this.call = call;
        }

        /** The same in both styles. */
        Builder sends(Sent always) {
            this.post = always;
            this.get = always;
            return this;
        }

        /** A POST with everything in the query, or a GET with the same. */
        Builder sendsQuery(String path, String... query) {
            return sends(Sent.post(path, query), Sent.get(path, query));
        }

        Builder sends(Sent inStylePost, Sent inStyleGet) {
            this.post = inStylePost;
            this.get = inStyleGet;
            return this;
        }

        WireCase answered(int status, String answer, Object... results) {
            return new WireCase(name, call, post, get, status, answer, List.of(results));
        }
    }
}

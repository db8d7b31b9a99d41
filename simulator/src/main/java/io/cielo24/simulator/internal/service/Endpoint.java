package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.http.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A path of the service in the forms that lead to the same operation.
 *
 * @param path below the endpoint, such as {@code job/new}
 * @param forms how it can be called
 * @param parameters what it takes beside v and api_token, by name
 * @param availability on which hosts it is there
 * @param operation what it does
 */
record Endpoint(
        String path,
        Set<Form> forms,
        Map<String, Parameter> parameters,
        Availability availability,
        Operation operation) {

    /** What an endpoint does. */
    @FunctionalInterface
    interface Operation {
        /** Does it, or throws a {@link Refusal}. */
        Response answer(Call call) throws IOException;
    }

    static Endpoint of(String path, Set<Form> forms, Operation operation, Parameter... parameters) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (byName.put(parameter.name(), parameter) != null) {
                throw new IllegalArgumentException(path + " names " + parameter.name() + " twice");
            }
        }
        return new Endpoint(path, EnumSet.copyOf(forms), byName, Availability.EVERYWHERE, operation);
    }

    static Parameter[] with(Parameter[] some, Parameter... more) {
        Parameter[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The same, on fewer hosts. */
    Endpoint only(Availability where) {
        return new Endpoint(path, forms, parameters, where, operation);
    }

    /** Whether it takes, and needs, api_token. */
    boolean needsToken() {
        return !path.equals("account/login");
    }
}

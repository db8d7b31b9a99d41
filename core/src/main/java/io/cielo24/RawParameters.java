package io.cielo24;

import io.cielo24.internal.ExtraParameters;
import java.util.Map;
import java.util.function.Function;
import reactor.util.context.Context;

/**
 * Parameters for operations whose request has no builder to take them: what the service adds tomorrow can be sent today.
 *
 * <pre>{@code
 * client.jobs().authorize(jobId)
 *         .contextWrite(RawParameters.of("new_parameter", "value"))
 * }</pre>
 *
 * <p>They go with every call of the publisher that they are written to, the login aside; so write them to a single call,
 * not to a chain of several. A parameter that the operation sets itself cannot be set again: that is an {@link
 * IllegalArgumentException}.
 */
public final class RawParameters {

    private RawParameters() {}

    /**
     * One parameter.
     *
     * @param name as documented by the service
     * @param value not encoded
     * @return for {@code contextWrite}
     */
    public static Function<Context, Context> of(String name, String value) {
        return of(Map.of(name, value));
    }

    /**
     * Several parameters.
     *
     * @param parameters by name, values not encoded
     * @return for {@code contextWrite}
     */
    public static Function<Context, Context> of(Map<String, String> parameters) {
        Map<String, String> copy = Map.copyOf(parameters);
        return context -> ExtraParameters.into(context, copy);
    }
}

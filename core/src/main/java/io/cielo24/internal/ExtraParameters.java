package io.cielo24.internal;

import java.util.Map;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Parameters that a caller adds to an operation by the subscriber's context. */
public final class ExtraParameters {

    private static final Object KEY = ExtraParameters.class;

    private ExtraParameters() {}

    /** The context with these parameters, each checked like any raw parameter. */
    public static Context into(Context context, Map<String, String> more) {
        Parameters parameters = new Parameters();
        in(context).forEach(parameters::value);
        more.forEach(parameters::raw);
        return context.put(KEY, parameters.snapshot());
    }

    static Map<String, Object> in(ContextView context) {
        return context.<Map<String, Object>>getOrEmpty(KEY).orElse(Map.of());
    }
}

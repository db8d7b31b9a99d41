package io.cielo24.spring;

import io.cielo24.Cielo24Client;

/** Has the last word on the client before it is made: as a bean, for what no property says. */
@FunctionalInterface
public interface Cielo24ClientCustomizer {

    /**
     * Changes what the properties and the other beans have set.
     *
     * @param builder of the application's client
     */
    void customize(Cielo24Client.Builder builder);
}

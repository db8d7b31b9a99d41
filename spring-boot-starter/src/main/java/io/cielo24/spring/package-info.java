/**
 * The client in a Spring Boot application: auto-configuration from the properties {@code cielo24.*}. Of all this an
 * application sees {@link io.cielo24.spring.Cielo24ClientCustomizer} at most; what it works with are the beans of types
 * {@link io.cielo24.Cielo24Client} and {@link io.cielo24.captioning.Captioning}.
 */
@NullMarked
package io.cielo24.spring;

import org.jspecify.annotations.NullMarked;

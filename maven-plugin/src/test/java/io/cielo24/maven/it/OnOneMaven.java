package io.cielo24.maven.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs with the newest Maven in the normal run, and with all of them in the profile matrix. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag("maven")
@ParameterizedTest(name = "Maven {0}")
@MethodSource("io.cielo24.maven.it.Maven#one")
@interface OnOneMaven {}

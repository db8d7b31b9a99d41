package io.cielo24.maven.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** As {@link OnEveryMaven}, but in the profile matrix only: it takes long, and its rule has a short form elsewhere. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("matrix")
@OnEveryMaven
@interface InTheMatrix {}

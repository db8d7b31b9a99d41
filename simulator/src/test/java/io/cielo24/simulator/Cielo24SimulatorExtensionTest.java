package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class Cielo24SimulatorExtensionTest {

    @Nested
    @ExtendWith(Cielo24SimulatorExtension.class)
    class ByAnnotation {
        private static final Set<URI> SEEN = new HashSet<>();
        private Cielo24Simulator beforeEach;

        @BeforeEach
        void inject(Cielo24Simulator simulator) {
            beforeEach = simulator;
        }

        @RepeatedTest(2)
        void eachTestHasAFreshOne(Cielo24Simulator simulator) {
            assertThat(simulator).isSameAs(beforeEach);
            assertThat(SEEN.add(simulator.endpoint())).isTrue();
            assertThat(simulator.requests()).isEmpty();
            new Api(simulator).login();
        }
    }

    @Nested
    class PerClass {
        @RegisterExtension
        static final Cielo24SimulatorExtension SIMULATOR = Cielo24SimulatorExtension.perClass(
                SimulatorOptions.builder().requiresAuthorization(true).build());

        private static Cielo24Simulator fromBeforeAll;

        @BeforeAll
        static void inject(Cielo24Simulator simulator) {
            fromBeforeAll = simulator;
        }

        @RepeatedTest(2)
        void allTestsShareOne(Cielo24Simulator simulator) {
            assertThat(simulator).isSameAs(fromBeforeAll);
            assertThat(simulator.options().requiresAuthorization()).isTrue();
        }

        @Nested
        class Inside {
            @Test
            void nestedTestsShareItToo(Cielo24Simulator simulator) {
                assertThat(simulator).isSameAs(fromBeforeAll);
                new Api(simulator).login();
            }
        }
    }
}

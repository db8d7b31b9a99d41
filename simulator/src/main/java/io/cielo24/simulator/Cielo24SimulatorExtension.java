package io.cielo24.simulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Brings a {@link Cielo24Simulator} into JUnit 5 tests, started and closed with the test or the class.
 *
 * <pre>{@code
 * @ExtendWith(Cielo24SimulatorExtension.class)
 * class MyTest {
 *     @Test
 *     void orders(Cielo24Simulator simulator) { ... } // a fresh one for each test
 * }
 *
 * class MyOtherTest {
 *     @RegisterExtension
 *     static final Cielo24SimulatorExtension SIMULATOR = Cielo24SimulatorExtension.perClass(
 *             SimulatorOptions.builder().requiresAuthorization(true).build());
 *
 *     @Test
 *     void waits(Cielo24Simulator simulator) { ... } // the same for all tests of the class
 * }
 * }</pre>
 *
 * <p>A test during which a defect of the simulator itself came to light fails.
 */
public final class Cielo24SimulatorExtension
        implements ParameterResolver, BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private final SimulatorOptions options;
    private final boolean perClass;

    /** A fresh simulator with the defaults for each test. */
    public Cielo24SimulatorExtension() {
        this(SimulatorOptions.defaults(), false);
    }

    private Cielo24SimulatorExtension(SimulatorOptions options, boolean perClass) {
        this.options = options;
        this.perClass = perClass;
    }

    /**
     * A fresh simulator for each test.
     *
     * @param options how it behaves
     * @return an extension to register
     */
    public static Cielo24SimulatorExtension perTest(SimulatorOptions options) {
        return new Cielo24SimulatorExtension(options, false);
    }

    /**
     * One simulator for all tests of a class; to be registered in a static field.
     *
     * @param options how it behaves
     * @return an extension to register
     */
    public static Cielo24SimulatorExtension perClass(SimulatorOptions options) {
        return new Cielo24SimulatorExtension(options, true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (perClass) {
            start(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!perClass) {
            start(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!perClass) {
            stop(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (perClass) {
            stop(context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cielo24Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Cielo24Simulator simulator = find(context);
        if (simulator == null) {
            throw new ParameterResolutionException(
                    "a simulator for each test is there in test methods, @BeforeEach and @AfterEach only; a class-wide "
                            + "one needs @RegisterExtension static ... = Cielo24SimulatorExtension.perClass(...)");
        }
        return simulator;
    }

    private void start(ExtensionContext context) {
        if (find(context) != null) {
            return; // A nested class uses the one of the class around it.
        }
        store(context).put(this, Cielo24Simulator.start(options));
    }

    private void stop(ExtensionContext context) {
        Cielo24Simulator simulator = store(context).remove(this, Cielo24Simulator.class);
        if (simulator != null) {
            simulator.close();
            if (!simulator.defects().isEmpty()) {
                throw new IllegalStateException(
                        "the simulator itself is at fault", simulator.defects().get(0));
            }
        }
    }

    private @Nullable Cielo24Simulator find(ExtensionContext context) {
        return store(context).get(this, Cielo24Simulator.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(Cielo24SimulatorExtension.class));
    }
}

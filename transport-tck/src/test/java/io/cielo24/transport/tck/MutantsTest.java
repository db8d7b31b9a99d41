package io.cielo24.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * A kit that every transport passes proves nothing. Here is a wrong transport for each rule, and the rule that catches
 * it.
 */
class MutantsTest {

    private static final String PATIENCE = "cielo24.tck.patience";

    /** Rules that look at the whole JVM: its output, its threads, its descriptors. */
    private static final List<String> ALONE = List.of(
            "required_cancelIsSilent",
            "required_threadsEndOnClose",
            "optional_threadsAreDaemons",
            "required_enduranceLeavesNothingBehind");

    /** Most wrong transports are caught by waiting in vain; there is no need to wait long. */
    @BeforeAll
    static void beImpatient() {
        System.setProperty(PATIENCE, "800");
    }

    @AfterAll
    static void bePatientAgain() {
        System.clearProperty(PATIENCE);
    }

    static List<Mutant> mutants() {
        return Stream.of(
                        RequestMutants.ALL,
                        ResponseMutants.ALL,
                        ConnectionMutants.ALL,
                        ContractMutants.ALL,
                        MisuseMutants.ALL,
                        TlsAndProxyMutants.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Being caught is mostly waiting in vain, so several are caught at once; but for those that are caught by what they
     * do to the whole JVM.
     */
    @TestFactory
    Stream<DynamicTest> eachWrongTransportIsCaughtByTheRuleForIt() throws Exception {
        Map<Mutant, Function<TransportConfig, HttpTransport>> transports = MutantCompiler.compile(mutants());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Map<Mutant, Future<Map<String, TestExecutionResult>>> runs = new LinkedHashMap<>();
        mutants().stream()
                .filter(mutant -> Collections.disjoint(mutant.caughtBy(), ALONE))
                .forEach(mutant -> runs.put(mutant, pool.submit(() -> run(mutant, transports))));
        pool.shutdown();
        mutants().stream()
                .filter(mutant -> !runs.containsKey(mutant))
                .forEach(mutant -> runs.put(mutant, new FutureTask<>(() -> run(mutant, transports))));
        return runs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().fault() + ": " + entry.getKey().caughtBy(), () -> {
                            if (entry.getValue() instanceof FutureTask<?> notStarted) {
                                notStarted.run(); // does nothing if it runs already
                            }
                            assertCaught(entry.getKey(), entry.getValue().get());
                        }));
    }

    private static Map<String, TestExecutionResult> run(
            Mutant mutant, Map<Mutant, Function<TransportConfig, HttpTransport>> transports) {
        return MutantSuite.run(transports.get(mutant), mutant.wire(), mutant.caughtBy());
    }

    private static void assertCaught(Mutant mutant, Map<String, TestExecutionResult> results) {
        assertThat(results.keySet())
                .as("rules that were run on a transport that %s", mutant.fault())
                .containsExactlyInAnyOrderElementsOf(mutant.caughtBy());
        results.forEach((rule, result) -> {
            Throwable failure = result.getThrowable().orElse(null);
            Status expected = rule.startsWith("optional_") ? Status.ABORTED : Status.FAILED;
            assertThat(result.getStatus())
                    .as("%s on a transport that %s (%s)", rule, mutant.fault(), failure)
                    .isEqualTo(expected);
            assertThat(failure).hasMessageStartingWith(rule).hasMessageContaining("is not met");
        });
    }

    @Test
    void everyRuleCatchesSomeWrongTransport() {
        Set<String> catching = mutants().stream()
                .flatMap(mutant -> mutant.caughtBy().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rules = Stream.of(HttpTransportTck.OverTls.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("required_") || name.startsWith("optional_"))
                .collect(Collectors.toCollection(TreeSet::new));
        rules.removeAll(catching);
        assertThat(rules).as("rules that no wrong transport is caught by").isEmpty();
    }

    @Test
    void everyTestIsNamedRequiredOrOptional() {
        assertThat(Arrays.stream(HttpTransportTck.OverTls.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("required_") || name.startsWith("optional_"));
    }
}

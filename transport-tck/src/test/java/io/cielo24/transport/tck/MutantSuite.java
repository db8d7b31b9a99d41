package io.cielo24.transport.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite for a transport that is put in from outside; run by {@link #run}, not by itself. */
@Tag("mutant")
class MutantSuite extends HttpTransportTck {

    private static volatile Function<TransportConfig, HttpTransport> maker = config -> {
        throw new IllegalStateException("no transport was put in");
    };

    @Override
    protected HttpTransport create(TransportConfig config) {
        return maker.apply(config);
    }

    /** Runs some rules over a wire and returns the result of each. */
    static Map<String, TestExecutionResult> run(
            Function<TransportConfig, HttpTransport> transport, Wire wire, List<String> rules) {
        maker = transport;
        String nested = wire == Wire.TLS ? "OverTls" : "OverPlainHttp";
        String parent =
                "[engine:junit-jupiter]/[class:" + MutantSuite.class.getName() + "]/[nested-class:" + nested + "]";
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(rules.stream()
                        .map(rule -> selectUniqueId(parent + "/[method:" + rule + "()]"))
                        .toList())
                .build();
        Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    results.put(test.getDisplayName().replace("()", ""), result);
                } else if (result.getThrowable().isPresent()) {
                    results.put(test.getDisplayName(), result);
                }
            }
        });
        return results;
    }
}

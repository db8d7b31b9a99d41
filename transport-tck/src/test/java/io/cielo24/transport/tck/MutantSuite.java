package io.cielo24.transport.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite for a transport that is put in from outside; run by {@link #run}, not by itself. */
@ExtendWith(MutantSuite.Maker.class)
class MutantSuite extends HttpTransportTck {

    private static final String KEY = "mutant";
    private static final Map<String, Function<TransportConfig, HttpTransport>> MAKERS = new ConcurrentHashMap<>();

    private final Function<TransportConfig, HttpTransport> maker;

    MutantSuite(Function<TransportConfig, HttpTransport> maker) {
        this.maker = maker;
    }

    @Override
    protected HttpTransport create(TransportConfig config) {
        return maker.apply(config);
    }

    /** Runs some rules over a wire and returns the result of each; may be called by several threads at once. */
    static Map<String, TestExecutionResult> run(
            Function<TransportConfig, HttpTransport> transport, Wire wire, List<String> rules) {
        String key = UUID.randomUUID().toString();
        MAKERS.put(key, transport);
        String nested = wire == Wire.TLS ? "OverTls" : "OverPlainHttp";
        String parent =
                "[engine:junit-jupiter]/[class:" + MutantSuite.class.getName() + "]/[nested-class:" + nested + "]";
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(rules.stream()
                        .map(rule -> selectUniqueId(parent + "/[method:" + rule + "()]"))
                        .toList())
                .configurationParameter(KEY, key)
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
                }
            }
        });
        return results;
    }

    /** Finds the transport that belongs to this run. */
    static final class Maker implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Function.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter(KEY).map(MAKERS::get).orElseThrow();
        }
    }
}

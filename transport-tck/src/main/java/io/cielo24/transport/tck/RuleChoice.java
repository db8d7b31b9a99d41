package io.cielo24.transport.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs only the rules that {@code cielo24.tck.rule} names. A build tool's own filter goes by class and method, and finds
 * no method in a nested class that its suite inherits.
 */
final class RuleChoice implements ExecutionCondition {

    static final String PROPERTY = "cielo24.tck.rule";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String names = System.getProperty(PROPERTY, "").strip();
        String rule = context.getTestMethod().map(Method::getName).orElse("");
        if (names.isEmpty() || rule.isEmpty() || matches(names, rule)) {
            return ConditionEvaluationResult.enabled(null);
        }
        return ConditionEvaluationResult.disabled("only these rules were asked for, by " + PROPERTY + ": " + names);
    }

    /** Names separated by commas, in each of which an asterisk stands for anything. */
    static boolean matches(String names, String rule) {
        return Arrays.stream(names.split(","))
                .map(name -> Arrays.stream(name.strip().split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .anyMatch(rule::matches);
    }
}

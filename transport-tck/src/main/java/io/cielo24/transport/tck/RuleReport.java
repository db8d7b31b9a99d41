package io.cielo24.transport.tck;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Puts the rule's name into every failure, and turns an optional rule that is not met into an aborted test. */
final class RuleReport implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException) {
            throw failure;
        }
        Method rule = context.getRequiredTestMethod();
        String text = rule.getName() + " ("
                + context.getParent().map(ExtensionContext::getDisplayName).orElse("")
                + ") is not met: " + failure.getMessage() + " [what it proves and what usually breaks it: javadoc of "
                + rule.getDeclaringClass().getSimpleName() + "#" + rule.getName() + "]";
        if (rule.getName().startsWith("optional_") && failure instanceof AssertionError) {
            throw new TestAbortedException(text, failure);
        }
        throw new AssertionFailedError(text, failure);
    }
}

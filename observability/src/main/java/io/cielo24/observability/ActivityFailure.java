package io.cielo24.observability;

/**
 * What a trace gets to see of a failure: its kind and where it came from. The original's text is for the caller: it may
 * name a job or a file, or repeat words of the service, and traces go to other people than logs do.
 */
final class ActivityFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ActivityFailure(String endpoint, Throwable original) {
        super(original.getClass().getSimpleName() + " at " + endpoint);
        setStackTrace(original.getStackTrace());
    }
}

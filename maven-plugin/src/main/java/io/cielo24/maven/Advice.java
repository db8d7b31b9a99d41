package io.cielo24.maven;

import java.util.function.UnaryOperator;

/** What to do about captions that are missing or not those of the lock. */
final class Advice {

    /** A translation is ordered with its transcription, so there is no order of its own to be repeated. */
    static final String TRANSLATION_FAILED =
            "the service could not translate. It is not ordered again by itself: ask the "
                    + "service, or have the translation ordered anew there; the newest that has not failed is fetched";

    private final UnaryOperator<String> command;

    /**
     * @param command what to type to run a goal
     */
    Advice(UnaryOperator<String> command) {
        this.command = command;
    }

    String neverOrdered() {
        return "they were never ordered; to order them, which is billed: " + upload();
    }

    String begun() {
        return "their order was begun and not ended; to go on with it: " + upload();
    }

    String failed(String job, String status) {
        return job + " ended as '" + status + "'; mend the media, and order captions of it: " + upload()
                + "; or see how to have the same tried once more: " + command.apply("upload");
    }

    /** What to do about a job that ended without captions. */
    String afterFailure(String jobId) {
        return "the service could not use the media. It is not ordered again by itself: mend the media, and order captions of "
                + "what it then is; or, if the service is to try the same once more, which is billed: "
                + command.apply("upload") + " -Dcielo24.reorder=" + jobId + " -Dcielo24.confirm";
    }

    String notReady(String job) {
        return "they are ordered and were not ready when last looked for, " + job + "; to fetch them: "
                + command.apply("captions") + " -Dcielo24.waitFor=2h";
    }

    String notFetched(String directory) {
        return "they are not in " + directory + "; to fetch them: " + command.apply("captions");
    }

    String changed(String jobs) {
        return "has changed since captions of it were ordered, " + jobs
                + ": bring back what it was, or order captions of what it is, which is billed: " + upload();
    }

    String ofOther(String jobs) {
        return "holds captions that were fetched for other content, " + jobs
                + ": the media has changed since, or files were exchanged; delete it, and run "
                + command.apply("captions");
    }

    String edited() {
        return "is not what the lock holds: it was edited, or the lock has moved on. To get what the lock holds: "
                + command.apply("captions") + "; to keep an edited file, put it beside the sources";
    }

    String unknown() {
        return "is not in the lock: it is left from other settings, or from a simulator; delete it";
    }

    private String upload() {
        return command.apply("upload") + " -Dcielo24.confirm";
    }
}

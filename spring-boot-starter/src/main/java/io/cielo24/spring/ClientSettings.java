package io.cielo24.spring;

import io.cielo24.Credentials;
import io.cielo24.RetryPolicy;
import io.cielo24.Timeouts;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From properties to the types of the client: what is not set keeps the client's default. */
final class ClientSettings {

    private ClientSettings() {}

    static Credentials credentials(Cielo24Properties properties) {
        String user = properties.username();
        String key = properties.apiKey();
        String password = properties.password();
        if (user == null || (key == null) == (password == null)) {
            throw new IllegalStateException(
                    "cielo24.username needs either cielo24.api-key or cielo24.password beside it, and not both");
        }
        return key != null ? Credentials.apiKey(user, key) : Credentials.password(user, required(password));
    }

    static Timeouts timeouts(Cielo24Properties.Timeouts set) {
        Timeouts all = Timeouts.defaults();
        all = set.answer() == null ? all : all.withAnswer(set.answer());
        all = set.uploadStall() == null ? all : all.withUploadStall(set.uploadStall());
        all = set.downloadStall() == null ? all : all.withDownloadStall(set.downloadStall());
        return set.deadline() == null ? all : all.withDeadline(set.deadline());
    }

    static RetryPolicy retries(Cielo24Properties.Retry set) {
        RetryPolicy policy = RetryPolicy.defaults();
        policy = set.attempts() == null ? policy : policy.withAttempts(set.attempts());
        policy = set.budget() == null ? policy : policy.withBudget(set.budget());
        return policy.withDelays(
                or(set.firstDelay(), policy.firstDelay()), or(set.longestDelay(), policy.longestDelay()));
    }

    static CaptioningSettings captioning(Cielo24Properties.Captioning set, Journal journal) {
        CaptioningSettings settings = CaptioningSettings.with(journal).withNewJobs(set.newJobs());
        settings = set.uploads() == null ? settings : settings.withUploads(set.uploads());
        settings = set.inFlight() == null ? settings : settings.withInFlight(set.inFlight());
        return set.deadline() == null
                ? settings
                : settings.withWaitPolicy(settings.waitPolicy().withDeadline(set.deadline()));
    }

    private static Duration or(@Nullable Duration set, Duration otherwise) {
        return set == null ? otherwise : set;
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("no password");
        }
        return value;
    }
}

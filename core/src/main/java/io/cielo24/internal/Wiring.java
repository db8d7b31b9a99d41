package io.cielo24.internal;

import io.cielo24.ActivityListener;
import io.cielo24.Credentials;
import io.cielo24.LoginStyle;
import io.cielo24.RequestStyle;
import io.cielo24.RetryPolicy;
import io.cielo24.Timeouts;
import io.cielo24.account.AccountOperations;
import io.cielo24.captioning.Journal;
import io.cielo24.internal.captioning.Services;
import io.cielo24.job.JobOperations;
import io.cielo24.media.MediaOperations;
import io.cielo24.transcript.TranscriptOperations;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Puts the rooms of a client together.
 *
 * @param account the account's operations
 * @param jobs the job operations
 * @param media the media operations
 * @param transcripts the transcript operations
 * @param flow what captioning flows work with
 */
public record Wiring(
        AccountOperations account,
        JobOperations jobs,
        MediaOperations media,
        TranscriptOperations transcripts,
        Services flow) {

    /** Connects everything; touches no network. */
    public static Wiring of(
            URI endpoint,
            URI sandbox,
            Credentials credentials,
            LoginStyle loginStyle,
            RequestStyle style,
            HttpTransport transport,
            Timeouts timeouts,
            RetryPolicy retries,
            RandomGenerator random,
            Scheduler timer,
            Scheduler disk,
            String userAgent,
            @Nullable ActivityListener listener) {
        Activities activities = new Activities(listener, transport.name());
        Json.prepare();
        Requests requests = new Requests(endpoint, sandbox, style, userAgent);
        Exchanges exchanges = new Exchanges(requests, transport, new Watches(timeouts, timer));
        Retry retry = new Retry(retries, timer, random);
        Session session = new Session(exchanges, retry, credentials, loginStyle, activities);
        Pipeline pipeline = new Pipeline(exchanges, session, retry, timeouts, timer, activities);
        Downloads downloads = new Downloads(pipeline, disk);
        Uploads uploads = new Uploads(disk);
        Jobs jobs = new Jobs(pipeline, disk);
        Medias media = new Medias(pipeline, uploads, downloads, "https".equalsIgnoreCase(endpoint.getScheme()));
        Transcripts transcripts = new Transcripts(pipeline, uploads, downloads);
        Pipeline once = new Pipeline(
                exchanges, session, new Retry(RetryPolicy.none(), timer, random), timeouts, timer, activities);
        Services flow = new Services(
                jobs,
                new Jobs(once, disk),
                media,
                transcripts,
                new Journal.Owner(endpoint, user(credentials)),
                timer,
                disk,
                random,
                activities);
        return new Wiring(new Accounts(session, pipeline), jobs, media, transcripts, flow);
    }

    private static String user(Credentials credentials) {
        return credentials instanceof Credentials.ApiKey key
                ? key.user()
                : credentials instanceof Credentials.Password password ? password.user() : "";
    }

    /** Makes the transport of that name, or the one that the environment names, or the best. */
    public static HttpTransport discover(@Nullable String name, TransportConfig config) {
        String wanted = name == null ? Discovery.requestedName() : name;
        Discovery discovery = Discovery.look();
        HttpTransportProvider provider = wanted == null ? discovery.best() : discovery.byName(wanted);
        return provider.create(config);
    }
}

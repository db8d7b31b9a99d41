package io.cielo24.tests.flow;

import io.cielo24.Cielo24Client;
import io.cielo24.account.AccountSetting;
import io.cielo24.account.ApiKeyRequest;
import io.cielo24.account.NewAccount;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Guidelines;
import io.cielo24.job.JobChanges;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.job.TranslationOrder;
import io.cielo24.job.UplevelOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Effect;
import io.cielo24.simulator.SimulatedStatus;
import io.cielo24.transcript.TranscriptFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Every call that changes something: what it needs, how it is made, and what the service counts when it is done. */
enum Deed {
    LOGIN(
            "account/login",
            Effect.LOGIN,
            false,
            Stage.SESSION,
            (client, job) -> client.account().logout().then(client.account().login())),
    LOGOUT(
            "account/logout",
            Effect.LOGOUT,
            false,
            Stage.SESSION,
            (client, job) -> client.account().login().then(client.account().logout())),
    UPDATE_PASSWORD(
            "account/update_password",
            Effect.PASSWORD_CHANGED,
            false,
            Stage.SESSION,
            (client, job) -> client.account().updatePassword("another password")),
    UPDATE_SETTING(
            "account/update_setting",
            Effect.SETTING_CHANGED,
            false,
            Stage.SESSION,
            (client, job) -> client.account().updateSetting(AccountSetting.defaultJobNotes("notes"))),
    GENERATE_API_KEY(
            "account/generate_api_key",
            Effect.KEY_GENERATED,
            true,
            Stage.SESSION,
            (client, job) -> client.account()
                    .generateApiKey(ApiKeyRequest.builder().forceNew(true).build())),
    REMOVE_API_KEY(
            "account/remove_api_key",
            Effect.KEY_REMOVED,
            true,
            Stage.KEY,
            (client, key) -> client.account().removeApiKey(key)),
    CREATE_ACCOUNT(
            "account/create",
            Effect.ACCOUNT_CREATED,
            true,
            Stage.SESSION,
            (client, job) -> client.account()
                    .create(NewAccount.builder("user" + System.nanoTime(), "a password")
                            .build())),
    NEW_JOB(
            "job/new",
            Effect.JOB_CREATED,
            true,
            Stage.SESSION,
            (client, job) -> client.jobs()
                    .create(NewJob.builder().externalId("e" + System.nanoTime()).build())),
    AUTHORIZE(
            "job/authorize",
            Effect.JOB_AUTHORIZED,
            false,
            Stage.AUTHORIZING,
            (client, job) -> client.jobs().authorize(job)),
    MODIFY(
            "job/modify",
            Effect.JOB_MODIFIED,
            false,
            Stage.AUTHORIZING,
            (client, job) -> client.jobs()
                    .modify(job, JobChanges.builder().notes("notes").build())),
    DELETE(
            "job/delete",
            Effect.JOB_DELETED,
            true,
            Stage.JOB,
            (client, job) -> client.jobs().delete(job)),
    UPDATE_METADATA(
            "job/update_metadata",
            Effect.METADATA_UPDATED,
            false,
            Stage.JOB,
            (client, job) -> client.jobs().updateMetadata(job, "reference", "requestor")),
    ADD_MEDIA(
            "job/add_media",
            Effect.MEDIA_STORED,
            true,
            Stage.JOB,
            (client, job) -> client.media().addMedia(job, MediaSource.bytes(new byte[300_000]))),
    ADD_MEDIA_BY_URL(
            "job/add_media",
            Effect.MEDIA_STORED,
            true,
            Stage.JOB,
            (client, job) -> client.media().addMedia(job, URI.create("https://example.org/" + job + ".mp4"))),
    ADD_MEDIA_FROM_PLAYER(
            "job/add_media_url",
            Effect.MEDIA_STORED,
            true,
            Stage.JOB,
            (client, job) -> client.media().addMediaFromPlayer(job, URI.create("https://www.youtube.com/watch?v=abc"))),
    ADD_MEDIA_TO_STORAGE(
            "storage/upload",
            Effect.MEDIA_STORED,
            true,
            Stage.JOB,
            (client, job) -> client.media().addMediaToStorage(job, MediaSource.bytes(new byte[300_000]))),
    UPLOAD_URL(
            "job/request_upload_url",
            Effect.UPLOAD_URL_ISSUED,
            false,
            Stage.JOB,
            (client, job) -> client.media().uploadUrl(job)),
    ADD_TRANSCRIPT(
            "job/add_transcript",
            Effect.TRANSCRIPT_STORED,
            true,
            Stage.MEDIA,
            (client, job) -> client.transcripts()
                    .addTranscript(
                            job, TranscriptFormat.TEXT, MediaSource.bytes("words".getBytes(StandardCharsets.UTF_8)))),
    ADD_TRANSCRIPT_BY_URL(
            "job/add_transcript",
            Effect.TRANSCRIPT_STORED,
            false,
            Stage.MEDIA,
            (client, job) -> client.transcripts()
                    .addTranscript(job, TranscriptFormat.SRT, URI.create("https://example.org/t.srt"))),
    ADD_GUIDELINES(
            "job/add_custom_guidelines",
            Effect.GUIDELINES_STORED,
            false,
            Stage.JOB,
            (client, job) -> client.jobs().addGuidelines(job, Guidelines.text("as you like it"))),
    ADD_GUIDELINES_BY_URL(
            "job/add_custom_guidelines",
            Effect.GUIDELINES_STORED,
            false,
            Stage.JOB,
            (client, job) ->
                    client.jobs().addGuidelines(job, Guidelines.document(URI.create("https://example.org/g.txt")))),
    PERFORM_TRANSCRIPTION(
            "job/perform_transcription",
            Effect.ORDER_PLACED,
            true,
            Stage.MEDIA,
            (client, job) -> client.jobs().performTranscription(job, TranscriptionOrder.of(Fidelity.PREMIUM))),
    TRANSLATE(
            "job/translate",
            Effect.TRANSLATION_ORDERED,
            true,
            Stage.DONE,
            (client, job) -> client.jobs().translate(job, TranslationOrder.into(Language.FRENCH))),
    UPLEVEL(
            "job/uplevel",
            Effect.UPLEVEL_ORDERED,
            true,
            Stage.DONE,
            (client, job) -> client.jobs()
                    .uplevel(job, UplevelOrder.builder().speakerId(true).build())),
    BURN_IN(
            "job/burn_in_caption",
            Effect.BURN_IN_ORDERED,
            true,
            Stage.DONE,
            (client, job) -> client.jobs().burnInCaptions(job));

    /** What has to be there before the call. */
    enum Stage {
        /** A session. */
        SESSION,
        /** Another key of the account. */
        KEY,
        /** A job without anything. */
        JOB,
        /** A job that waits for authorization. */
        AUTHORIZING,
        /** A job with media. */
        MEDIA,
        /** A job whose order is done. */
        DONE
    }

    /** Makes the call. */
    @FunctionalInterface
    interface Act {
        Mono<?> on(Cielo24Client client, String subject);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final String operation;
    final Effect effect;

    /** Whether doing it twice would be two things, or one thing and a refusal. */
    final boolean unique;

    private final Stage stage;
    private final Act act;

    Deed(String operation, Effect effect, boolean unique, Stage stage, Act act) {
        this.operation = operation;
        this.effect = effect;
        this.unique = unique;
        this.stage = stage;
        this.act = act;
    }

    Mono<?> act(Cielo24Client client, String subject) {
        return act.on(client, subject);
    }

    /** Brings about what has to be there; the job's id, or whatever else the call is about. */
    String prepare(Cielo24Client client, Cielo24Simulator simulator) {
        if (stage == Stage.SESSION) {
            return "";
        }
        if (stage == Stage.KEY) {
            return client.account()
                    .generateApiKey(ApiKeyRequest.builder().forceNew(true).build())
                    .block(PATIENCE)
                    .key();
        }
        String job = simulator.addJobs(1, number -> "a job").id();
        if (stage != Stage.JOB) {
            client.media().addMedia(job, MediaSource.bytes(new byte[100])).block(PATIENCE);
        }
        if (stage == Stage.AUTHORIZING || stage == Stage.DONE) {
            client.jobs()
                    .performTranscription(job, TranscriptionOrder.of(Fidelity.PROFESSIONAL))
                    .block(PATIENCE);
            simulator.job(job).status(stage == Stage.DONE ? SimulatedStatus.COMPLETE : SimulatedStatus.AUTHORIZING);
        }
        return job;
    }
}

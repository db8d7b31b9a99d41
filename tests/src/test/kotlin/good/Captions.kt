import io.cielo24.ApiException
import io.cielo24.Cielo24Client
import io.cielo24.Credentials
import io.cielo24.captioning.CaptionMedia
import io.cielo24.captioning.CaptionOrder
import io.cielo24.captioning.CaptioningSettings
import io.cielo24.captioning.Journal
import io.cielo24.job.Fidelity
import io.cielo24.job.Job
import io.cielo24.job.JobStatus
import io.cielo24.job.NewJob
import io.cielo24.job.TranscriptionOrder
import io.cielo24.media.MediaSource
import io.cielo24.transcript.CaptionFormat
import io.cielo24.transcript.CaptionRequest
import java.nio.file.Path
import reactor.core.publisher.Mono

// How Kotlin sees the API: with strict nullness and warnings as errors, nothing here is a platform type.

fun client(user: String, key: String): Cielo24Client =
    Cielo24Client.builder().credentials(Credentials.apiKey(user, key)).build()

fun order(client: Cielo24Client, video: Path): Mono<String> =
    client.jobs().create(NewJob.named("Lecture 1")).flatMap { job ->
        client.media().addMedia(job.jobId(), MediaSource.file(video))
            .then(client.jobs().performTranscription(job.jobId(), TranscriptionOrder.of(Fidelity.PREMIUM)))
            .thenReturn(job.jobId())
    }

fun captions(client: Cielo24Client, jobId: String): Mono<String> =
    client.transcripts().captionText(jobId, CaptionRequest.of(CaptionFormat.WEB_VTT))

fun title(job: Job): String = job.name() ?: job.jobId()

fun done(job: Job): Boolean = job.status() == JobStatus.COMPLETE

fun found(client: Cielo24Client, jobId: String): Mono<Job> =
    client.jobs().info(jobId).onErrorResume(ApiException::class.java) { refusal ->
        if (refusal.status() == 400) Mono.empty() else Mono.error(refusal)
    }

fun versionOf(client: Cielo24Client, video: Path): Mono<String> =
    client.captioning(CaptioningSettings.with(Journal.inMemory()))
        .caption(CaptionOrder.builder(CaptionMedia.file(video), TranscriptionOrder.of(Fidelity.PREMIUM)).build())
        .map { outcome -> outcome.version() ?: "none" }

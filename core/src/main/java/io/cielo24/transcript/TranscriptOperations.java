package io.cielo24.transcript;

import io.cielo24.job.Task;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaSource;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a finished job holds. Every publisher is cold: subscribing makes the call; cancelling ends it. Results arrive on
 * threads of the transport, which must not be blocked. Errors are those of {@link io.cielo24.Cielo24Exception}; an error
 * object of the service that comes with status 200 where a file was asked for is an error all the same.
 *
 * <p>Bytes are handed on as they came. Text is decoded as UTF-8, one leading byte-order mark is dropped, and at most
 * 16 MiB are read.
 */
public interface TranscriptOperations {

    /**
     * Streams captions ({@code get_caption}).
     *
     * @param jobId 32 hex digits
     * @param request which captions
     * @return the bytes of the caption file, untouched
     */
    Flux<ByteBuffer> caption(String jobId, CaptionRequest request);

    /**
     * Fetches captions as text ({@code get_caption}).
     *
     * @param jobId 32 hex digits
     * @param request which captions
     * @return the text of the caption file
     */
    Mono<String> captionText(String jobId, CaptionRequest request);

    /**
     * Fetches captions into a file ({@code get_caption}).
     *
     * @param jobId 32 hex digits
     * @param request which captions
     * @param target the file to write; written beside it and moved into place when complete
     * @return what was written
     */
    Mono<MediaDownload> captionTo(String jobId, CaptionRequest request, Path target);

    /**
     * Lets the service put captions where anybody can fetch them ({@code get_caption} with {@code build_url}).
     *
     * @param jobId 32 hex digits
     * @param request which captions
     * @return their permanent URL
     */
    Mono<URI> captionUrl(String jobId, CaptionRequest request);

    /**
     * Streams the transcript ({@code get_transcript}).
     *
     * @param jobId 32 hex digits
     * @param request which transcript
     * @return the bytes, untouched
     */
    Flux<ByteBuffer> transcript(String jobId, TranscriptRequest request);

    /**
     * Fetches the transcript as text ({@code get_transcript}).
     *
     * @param jobId 32 hex digits
     * @param request which transcript
     * @return the text
     */
    Mono<String> transcriptText(String jobId, TranscriptRequest request);

    /**
     * Fetches the transcript into a file ({@code get_transcript}).
     *
     * @param jobId 32 hex digits
     * @param request which transcript
     * @param target the file to write; written beside it and moved into place when complete
     * @return what was written
     */
    Mono<MediaDownload> transcriptTo(String jobId, TranscriptRequest request, Path target);

    /**
     * Fetches the latest element list ({@code get_elementlist}).
     *
     * @param jobId 32 hex digits
     * @return the list
     */
    default Mono<ElementList> elementList(String jobId) {
        return elementList(jobId, ElementListRequest.latest());
    }

    /**
     * Fetches an element list ({@code get_elementlist}), made into the model while it arrives: beside the model, which
     * takes less memory than the JSON, only one buffer of it is ever held. Lists of up to 256 MiB are read, and only such
     * as take no more than six times their size in memory, which excludes no list that holds words.
     *
     * @param jobId 32 hex digits
     * @param request which list
     * @return the list
     */
    Mono<ElementList> elementList(String jobId, ElementListRequest request);

    /**
     * Streams the latest element list, segment by segment ({@code get_elementlist}).
     *
     * @param jobId 32 hex digits
     * @return the segments, in order
     */
    default Flux<Segment> segments(String jobId) {
        return segments(jobId, ElementListRequest.latest());
    }

    /**
     * Streams an element list of any size, segment by segment, as it arrives ({@code get_elementlist}). Memory holds one
     * segment at a time; speakers, keywords, topics and entities are skipped.
     *
     * @param jobId 32 hex digits
     * @param request which list
     * @return the segments, in order; demand reaches the socket, and cancelling closes the connection
     */
    Flux<Segment> segments(String jobId, ElementListRequest request);

    /**
     * Streams an element list as it is ({@code get_elementlist}), for what the model does not hold.
     *
     * @param jobId 32 hex digits
     * @param request which list
     * @return the bytes of the JSON document, untouched
     */
    Flux<ByteBuffer> elementListJson(String jobId, ElementListRequest request);

    /**
     * Fetches an element list into a file ({@code get_elementlist}).
     *
     * @param jobId 32 hex digits
     * @param request which list
     * @param target the file to write; written beside it and moved into place when complete
     * @return what was written
     */
    Mono<MediaDownload> elementListTo(String jobId, ElementListRequest request, Path target);

    /**
     * Lists the versions of a job's element list ({@code list_elementlists}), decoded as they arrive.
     *
     * @param jobId 32 hex digits
     * @return the versions, in the service's order
     */
    Flux<ElementListVersion> elementListVersions(String jobId);

    /**
     * Gives an existing transcript or captions to a job ({@code add_transcript} as an upload), such as for a better
     * timing or a translation of it.
     *
     * @param jobId 32 hex digits
     * @param format of the file
     * @param source the bytes
     * @return the task's receipt; errors as for {@link io.cielo24.media.MediaOperations#addMedia}
     */
    Mono<Task> addTranscript(String jobId, TranscriptFormat format, MediaSource source);

    /**
     * Lets the service fetch an existing transcript or captions by itself ({@code add_transcript} with {@code
     * transcript_url}).
     *
     * @param jobId 32 hex digits
     * @param format of the file
     * @param transcriptUrl absolute, http or https, reachable for the service
     * @return the task's receipt
     */
    Mono<Task> addTranscript(String jobId, TranscriptFormat format, URI transcriptUrl);
}

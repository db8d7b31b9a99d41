package io.cielo24.internal;

import io.cielo24.ApiException;
import io.cielo24.ErrorType;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.transport.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer whose head is there, within its exchange.
 *
 * @param endpoint which call it answers
 * @param status the HTTP status
 * @param headers as they came
 * @param body yet to be read
 * @param token what must not be printed, should the body echo it
 */
record Answer(
        Endpoint endpoint,
        int status,
        Headers headers,
        Flux<ByteBuffer> body,
        @Nullable String token) {

    /** No answer larger than this is read as JSON or text, element lists aside. */
    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private static final int LONGEST_COMMENT = 1000;
    private static final int LARGEST_ERROR = 64 * 1024;

    private static final Pattern STORAGE_CODE = Pattern.compile("<Code>\\s*([A-Za-z]{1,64})\\s*</Code>");

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** Decodes a JSON object that must be there. */
    <T> Mono<T> object(Function<Fields, T> decoder) {
        return bytes(LARGEST_DOCUMENT)
                .map(bytes -> decode(bytes, fields -> {
                    if (!fields.isObject()) {
                        throw new Fields.Malformed("an object was promised");
                    }
                    return decoder.apply(fields);
                }));
    }

    /** Decodes a JSON object, or is empty where the answer is. */
    <T> Mono<T> objectOrNothing(Function<Fields, T> decoder) {
        return bytes(LARGEST_DOCUMENT).filter(bytes -> bytes.length > 0).map(bytes -> decode(bytes, decoder));
    }

    /** Completes when a storage has taken a media: with nothing or with XML. A page is from something in front of it. */
    Mono<Void> stored() {
        return bytes(LARGEST_DOCUMENT).flatMap(bytes -> {
            String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            return type.startsWith("text/html")
                    ? Mono.error(unexpected("a page came where a storage was to answer", bytes, null))
                    : Mono.empty();
        });
    }

    /** The results of a document that is read as it arrives. */
    <T> Flux<T> stream(Supplier<? extends Document<T>> kind, long limit) {
        return JsonStream.of(this, kind, limit);
    }

    /** The body in memory, up to a limit. */
    Mono<byte[]> bytes(int limit) {
        return body.collect(ByteArrayOutputStream::new, (collected, buffer) -> {
                    if (collected.size() + (long) buffer.remaining() > limit) {
                        throw unexpected(
                                "the answer is larger than the " + limit + " bytes that are read into memory",
                                collected.toByteArray(),
                                null);
                    }
                    append(collected, buffer);
                })
                .map(ByteArrayOutputStream::toByteArray);
    }

    /** What the service, or something in front of it, says with a status that is not 2xx. */
    Mono<Throwable> failure() {
        return body.scanWith(ByteArrayOutputStream::new, (collected, buffer) -> {
                    append(collected, buffer);
                    return collected;
                })
                .takeUntil(collected -> collected.size() > LARGEST_ERROR)
                .last()
                .map(collected -> {
                    byte[] bytes = collected.toByteArray();
                    if (endpoint.place() == Endpoint.Place.STORAGE) {
                        return unexpected(storageProblem(bytes), bytes, null);
                    }
                    Optional<ApiException> refusal =
                            Json.tryParse(bytes).map(Fields::new).flatMap(this::refusal);
                    return refusal.isPresent() ? refusal.get() : unexpected(statusProblem(), bytes, null);
                });
    }

    /** The service's error object, if the document is one. */
    Optional<ApiException> refusal(Fields fields) {
        return fields.text("ErrorType")
                .map(type -> new ApiException(
                        endpoint.path(),
                        status,
                        new ErrorType(Redaction.excerpt(type, token)),
                        Redaction.excerpt(fields.text("ErrorComment").orElse(""), token, LONGEST_COMMENT),
                        RetryAfter.of(status, headers).orElse(null)));
    }

    UnexpectedAnswerException unexpected(String problem, byte[] begin, @Nullable Throwable cause) {
        return new UnexpectedAnswerException(
                endpoint.path(),
                status,
                headers.first("Content-Type")
                        .map(type -> Redaction.foreign(type, token))
                        .orElse(null),
                endpoint.place() == Endpoint.Place.STORAGE ? "" : excerpt(begin),
                problem,
                RetryAfter.of(status, headers).orElse(null),
                cause);
    }

    private <T> T decode(byte[] bytes, Function<Fields, T> decoder) {
        Fields fields = Json.tryParse(bytes)
                .map(tree -> new Fields(tree, bytes))
                .orElseThrow(() -> unexpected(
                        bytes.length == 0 ? "JSON was promised, nothing came" : "JSON was promised, this is none",
                        bytes,
                        null));
        refusal(fields).ifPresent(refusal -> {
            throw refusal;
        });
        try {
            return decoder.apply(fields);
        } catch (Fields.Malformed e) {
            throw unexpected(e.problem(), bytes, e);
        }
    }

    private String statusProblem() {
        if (status >= 300 && status < 400) {
            return "a redirect, which is never followed";
        }
        return status >= 500
                ? "the service, or a gateway before it, is failing"
                : "an error without the service's error object";
    }

    private String excerpt(byte[] begin) {
        return Redaction.excerpt(new String(begin, 0, Math.min(begin.length, 4096), StandardCharsets.UTF_8), token);
    }

    /** A storage repeats in its errors what was signed, so nothing but its error code is passed on. */
    private static String storageProblem(byte[] error) {
        Matcher code = STORAGE_CODE.matcher(new String(error, StandardCharsets.UTF_8));
        return "the storage refused the media" + (code.find() ? " (" + code.group(1) + ")" : "");
    }

    private static void append(ByteArrayOutputStream collected, ByteBuffer buffer) {
        if (buffer.hasArray()) {
            collected.write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        } else {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    /** Without token and body. */
    @Override
    public String toString() {
        return endpoint.path() + " " + status + " " + headers;
    }
}

package io.cielo24.internal;

import io.cielo24.UnexpectedAnswerException;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.TransferProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers that are files: as a stream, as text, into a file. */
final class Downloads {

    private final Pipeline pipeline;
    private final Scheduler disk;

    /** @param disk runs what may block */
    Downloads(Pipeline pipeline, Scheduler disk) {
        this.pipeline = pipeline;
        this.disk = disk;
    }

    /** The bytes as they come. */
    Flux<ByteBuffer> stream(Call call) {
        return pipeline.file(call, answer -> content(call, answer, progress -> {}));
    }

    /** The whole as text: UTF-8, one leading byte-order mark dropped, bounded. */
    Mono<String> text(Call call) {
        return pipeline.<byte[]>file(call, answer -> checked(call, answer).bytes(Answer.LARGEST_DOCUMENT))
                .singleOrEmpty()
                .map(bytes -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    return text.startsWith("\uFEFF") ? text.substring(1) : text;
                });
    }

    /** Into a file, which appears when it is complete. */
    Mono<MediaDownload> to(Call call, Path target, Consumer<? super TransferProgress> progress) {
        Path absolute = target.toAbsolutePath().normalize();
        Path directory = absolute.getParent();
        if (directory == null) {
            throw new IllegalArgumentException("the target " + target + " is not a file in a directory");
        }
        return pipeline.<MediaDownload>file(
                        call,
                        answer -> FileSink.write(
                                content(call, answer, progress),
                                directory,
                                () -> PartFile.of(absolute),
                                Long.MAX_VALUE,
                                disk,
                                (temporary, length) -> {
                                    move(temporary, absolute);
                                    return new MediaDownload(
                                            absolute,
                                            length,
                                            declaredLength(answer).isPresent(),
                                            OfferedName.of(answer.headers()).orElse(null));
                                }))
                .singleOrEmpty();
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.REPLACE_EXISTING); // the same directory: the file system cannot do it at all
        }
    }

    private static Answer checked(Call call, Answer answer) {
        return Refusals.checked(answer, "html".equals(call.text("file_format")));
    }

    /** The body, if it is a file, counted against its declared length. */
    private static Flux<ByteBuffer> content(Call call, Answer answer, Consumer<? super TransferProgress> progress) {
        OptionalLong declared = declaredLength(answer);
        return Flux.defer(() -> {
            long[] count = {0};
            return checked(call, answer)
                    .body()
                    .doOnNext(buffer -> {
                        count[0] += buffer.remaining();
                        progress.accept(new TransferProgress(count[0], declared.orElse(-1)));
                    })
                    .concatWith(Mono.defer(() -> declared.isPresent() && declared.getAsLong() != count[0]
                            ? Mono.error(shortened(answer, declared.getAsLong(), count[0]))
                            : Mono.empty()));
        });
    }

    private static UnexpectedAnswerException shortened(Answer answer, long declared, long came) {
        return answer.unexpected("it was to have " + declared + " bytes and had " + came, new byte[0], null);
    }

    private static OptionalLong declaredLength(Answer answer) {
        return answer.headers()
                .first("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}

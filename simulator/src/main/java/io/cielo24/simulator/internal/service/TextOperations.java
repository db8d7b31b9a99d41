package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.caption.CaptionFormat;
import io.cielo24.simulator.internal.caption.Captions;
import io.cielo24.simulator.internal.caption.ElementList;
import io.cielo24.simulator.internal.caption.RenderOptions;
import io.cielo24.simulator.internal.caption.Transcripts;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Version;
import java.util.List;
import java.util.Optional;

/** What is below job/ and concerns the words. */
final class TextOperations {

    private final World world;

    TextOperations(World world) {
        this.world = world;
    }

    Response caption(Call call) {
        CaptionFormat format = CaptionFormat.of(call.require("caption_format")).orElseThrow();
        if (!format.isRendered()) {
            throw new Refusal(ErrorType.NOT_IMPLEMENTED, "the simulator does not render " + format);
        }
        if (call.get("dfxp_header").isPresent() && format != CaptionFormat.DFXP) {
            throw new Refusal(ErrorType.INVALID_OPTION, "dfxp_header is for DFXP only");
        }
        if (call.flag("build_url", false)) {
            throw new Refusal(ErrorType.NOT_IMPLEMENTED, "the simulator does not host captions yet");
        }
        Job job = world.job(call);
        ElementList elements = version(job, call).elements();
        byte[] rendered =
                Captions.render(elements, format, job.identity().language(), new RenderOptions(call.parameters()));
        return Response.bytes(200, format.contentType(), rendered);
    }

    Response transcript(Call call) {
        ElementList elements = version(world.job(call), call).elements();
        boolean html = call.get("file_format").filter("html"::equals).isPresent();
        return Response.bytes(
                200,
                html ? "text/html" : "text/plain",
                Transcripts.render(elements, new RenderOptions(call.parameters())));
    }

    private Version version(Job job, Call call) {
        if (call.flag("mixed", false) && !call.flag("audio_description", false)) {
            throw new Refusal(ErrorType.INVALID_OPTION, "mixed needs audio_description");
        }
        if (call.flag("audio_description", false)) {
            throw new Refusal(ErrorType.ITEM_NOT_FOUND, "the job has no audio description");
        }
        List<Version> versions = job.versions(world.now());
        Optional<String> version = call.get("elementlist_version");
        Optional<String> workProduct = call.get("iwp_name");
        // The latest of those that fit.
        return versions.stream()
                .filter(each -> version.map(each.name()::equals).orElse(true))
                .filter(each -> workProduct.map(each.workProduct()::equals).orElse(true))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new Refusal(
                        ErrorType.ITEM_NOT_FOUND,
                        versions.isEmpty()
                                ? "the job has no words yet"
                                : "the job has no such version or work product"));
    }
}

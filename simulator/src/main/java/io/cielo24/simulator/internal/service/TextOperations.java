package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.caption.CaptionFormat;
import io.cielo24.simulator.internal.caption.Captions;
import io.cielo24.simulator.internal.caption.ElementList;
import io.cielo24.simulator.internal.caption.RenderOptions;
import io.cielo24.simulator.internal.caption.Transcripts;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Order;
import io.cielo24.simulator.internal.state.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Job job = world.job(call);
        byte[] rendered = Captions.render(
                words(job, call), format, job.identity().language(), new RenderOptions(call.parameters()));
        Response file = Response.bytes(200, format.contentType(), rendered);
        if (!call.flag("build_url", false)) {
            return file;
        }
        String name = job.id() + "." + format.name().toLowerCase(Locale.ROOT);
        String url = world.storage().contentUrl(call.exchange(), "captions", name, () -> file);
        return Response.json(200, Json.write(Map.of("CaptionUrl", url)));
    }

    Response transcript(Call call) {
        boolean html = call.get("file_format").filter("html"::equals).isPresent();
        byte[] rendered = Transcripts.render(words(world.job(call), call), new RenderOptions(call.parameters()));
        return Response.bytes(200, html ? "text/html" : "text/plain", rendered);
    }

    Response elementList(Call call) {
        Job job = world.job(call);
        Version version = version(job, call);
        ElementList elements = words(job, call);
        return Response.json(
                200, Json.write(elements.json(version.number(), job.identity().language())));
    }

    Response elementLists(Call call) {
        List<Object> lists = new ArrayList<>();
        for (Version version : world.job(call).versions(world.now())) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("iwp_name", version.workProduct());
            list.put("version", version.name());
            lists.add(list);
        }
        return Response.json(200, Json.write(lists));
    }

    /** The words that a call asks for: what was said, what is described, or both. */
    private ElementList words(Job job, Call call) {
        boolean described = call.flag("audio_description", false);
        boolean mixed = call.flag("mixed", false);
        if (mixed && !described) {
            throw new Refusal(ErrorType.INVALID_OPTION, "mixed needs audio_description");
        }
        ElementList spoken = version(job, call).elements();
        if (!described) {
            return spoken;
        }
        boolean ordered = job.order()
                .map(Order::options)
                .map(options -> Boolean.TRUE.equals(options.get("audio_description")))
                .orElse(false);
        if (!ordered) {
            throw new Refusal(ErrorType.ITEM_NOT_FOUND, "the job has no audio description");
        }
        return mixed ? spoken.mixedWith(ElementList.description()) : ElementList.description();
    }

    /** The latest of those that fit. */
    private Version version(Job job, Call call) {
        List<Version> versions = job.versions(world.now());
        Optional<String> version = call.get("elementlist_version");
        Optional<String> workProduct = call.get("iwp_name");
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

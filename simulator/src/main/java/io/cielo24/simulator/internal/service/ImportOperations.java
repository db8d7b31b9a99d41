package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Transcripts and guidelines that are brought along. They are taken and counted; the words stay the simulator's own. */
final class ImportOperations {

    private final World world;

    ImportOperations(World world) {
        this.world = world;
    }

    Response transcriptFromUrl(Call call) {
        return transcript(world.job(call));
    }

    Response transcriptFromFile(Call call) throws IOException {
        Job job = world.job(call);
        Exchange exchange = call.exchange();
        if (exchange.contentLength().orElse(0) == 0) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the transcript is empty");
        }
        MediaOperations.refuseTooLong(exchange, world.options());
        exchange.drain();
        MediaOperations.refuseSurplus(exchange);
        return transcript(job);
    }

    private Response transcript(Job job) {
        job.addTranscript();
        world.count(Effect.TRANSCRIPT_STORED, job.id());
        return JobOperations.task();
    }

    Response guidelinesFromUrl(Call call) {
        return guidelines(world.job(call), call.flag("is_html", false), 0);
    }

    /** From a file, or from a text in the form. */
    Response guidelinesFromForm(Call call) {
        Job job = world.job(call);
        String text = call.get("file").or(() -> call.get("guidelines_data")).orElse("");
        if (call.get("file").isPresent() == call.get("guidelines_data").isPresent()) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "one of file and guidelines_data is needed, and not both");
        }
        return guidelines(job, false, text.getBytes(StandardCharsets.UTF_8).length);
    }

    private Response guidelines(Job job, boolean fullHtml, long size) {
        job.addGuidelines();
        world.count(Effect.GUIDELINES_STORED, job.id());
        Map<String, Object> storage = new LinkedHashMap<>();
        storage.put("path", "guidelines/" + job.id() + (fullHtml ? ".html" : ".txt"));
        storage.put("account", job.identity().owner());
        storage.put("bucket", "simulator");
        storage.put("size", size);
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("full_html", fullHtml);
        stored.put("storage_data", storage);
        return Response.json(200, Json.write(Map.of("CUSTOM_GUIDELINES_STORED", stored)));
    }
}

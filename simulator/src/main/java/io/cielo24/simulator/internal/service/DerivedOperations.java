package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Accounts;
import io.cielo24.simulator.internal.state.Course;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes more of a job: all of it is billed. */
final class DerivedOperations {

    private final World world;

    DerivedOperations(World world) {
        this.world = world;
    }

    Response translate(Call call) {
        Job job = world.job(call);
        Order order = ordered(job);
        boolean needsUplevel = !order.fidelity().equals("PROFESSIONAL") || job.hasTranscript();
        if (needsUplevel && call.get("approve_uplevel").isEmpty()) {
            throw new Refusal(
                    ErrorType.MISSING_PARAMETER,
                    "approve_uplevel is missing: the job is mechanical, premium or of an imported transcript");
        }
        if (needsUplevel && !call.flag("approve_uplevel", false)) {
            throw new Refusal(ErrorType.INVALID_OPTION, "a translation needs the job to be upleveled");
        }
        List<String> ids = translations(
                job, order, List.of(call.require("target_languages").split(",")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("translation_job_ids", ids);
        answer.put("message", ids.size() + " translation jobs were created");
        return Response.json(201, Json.write(answer));
    }

    /** What was ordered together with the transcription: a job for each language that is not the one spoken. */
    void translations(Job job, Order order) {
        String targets = order.targetLanguage();
        if (targets != null) {
            translations(
                    job,
                    order,
                    Stream.of(targets.split(","))
                            .distinct()
                            .filter(language -> !language.equals(job.identity().language()))
                            .toList());
        }
    }

    private List<String> translations(Job job, Order order, List<String> languages) {
        List<String> ids = new ArrayList<>();
        for (String language : languages) {
            Order translation = new Order(
                    "PROFESSIONAL", order.priority(), order.turnaroundHours(), null, language, order.options());
            ids.add(derive(job, " (" + language + ")", translation, null, null).id());
            world.count(Effect.TRANSLATION_ORDERED, job.id());
            world.billing().translation(job, world.now());
        }
        return ids;
    }

    Response uplevel(Call call) {
        Job job = world.job(call);
        if (!job.hasTranscript()) {
            ordered(job);
        } else if (call.flag("caption_import_as_fp", false) && job.media().isEmpty()) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the job has no media");
        }
        String priority = call.get("priority").orElse("STANDARD");
        Order order = new Order(
                "PROFESSIONAL",
                priority,
                priority.equals("STANDARD") ? Order.STANDARD_HOURS : Order.PRIORITY_HOURS,
                null,
                null,
                Map.of());
        Job upleveled = derive(job, " (upleveled)", order, call.orNull("reference"), call.orNull("requestor"));
        world.count(Effect.UPLEVEL_ORDERED, job.id());
        world.billing().transcription(upleveled, "PROFESSIONAL", world.now());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("upleveled_job_id", upleveled.id());
        answer.put("upleveled_workflow", "PROFESSIONAL");
        return Response.json(201, Json.write(answer));
    }

    Response burnIn(Call call) {
        Job job = world.job(call);
        if (job.versions(world.now()).isEmpty()) {
            throw new Refusal(ErrorType.ITEM_NOT_FOUND, "the job has no captions yet");
        }
        world.count(Effect.BURN_IN_ORDERED, job.id());
        return Response.empty(200);
    }

    private static Order ordered(Job job) {
        return job.order().orElseThrow(() -> new Refusal(ErrorType.INVALID_QUERY, "the job has not been ordered"));
    }

    private Job derive(Job origin, String suffix, Order order, @Nullable String reference, @Nullable String requestor) {
        Job.Identity from = origin.identity();
        Job derived = world.newJob(
                new Job.Identity(
                        Accounts.newId(),
                        Accounts.newId(),
                        from.owner(),
                        world.now(),
                        (from.name() == null ? "" : from.name()) + suffix,
                        from.language(),
                        null,
                        from.expectedSpeakers(),
                        origin.origin().orElse(origin.id())),
                reference,
                requestor);
        origin.media().ifPresent(derived::add);
        world.jobs().add(derived, same -> false);
        derived.order(order, Course.usual(world.options().processingTime()), false, world.now());
        return derived;
    }
}

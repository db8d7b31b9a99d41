package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.internal.fault.FaultSpec;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Accounts;
import io.cielo24.simulator.internal.state.Course;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is below job/ and concerns the job as a whole. */
final class JobOperations {

    private final World world;
    private final DerivedOperations derived;

    JobOperations(World world, DerivedOperations derived) {
        this.derived = derived;
        this.world = world;
    }

    Response create(Call call) {
        String owner = owner(call);
        Job job = world.newJob(
                new Job.Identity(
                        Accounts.newId(),
                        Accounts.newId(),
                        owner,
                        world.now(),
                        call.orNull("job_name"),
                        call.get("language").orElse("en"),
                        call.orNull("external_id"),
                        call.orNull("expected_speakers"),
                        null),
                call.orNull("reference"),
                call.orNull("requestor"));
        boolean duplicates = call.flag("is_duplicate", world.options().duplicatesByDefault());
        boolean added = world.jobs()
                .add(job, same -> !duplicates && same.identity().owner().equals(owner));
        if (!added) {
            throw new Refusal(ErrorType.INVALID_QUERY, "there is a job with this external_id already");
        }
        world.count(Effect.JOB_CREATED, job.id());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("JobId", job.id());
        answer.put("TaskId", job.identity().taskId());
        return Response.json(200, Json.write(answer));
    }

    private String owner(Call call) {
        String wanted = call.get("username").orElse(call.account().user());
        if (wanted.equals(call.account().user())) {
            return wanted;
        }
        return world.accounts()
                .find(wanted)
                .filter(account -> account.isWithin(call.account()))
                .map(Account::user)
                .orElseThrow(() ->
                        new Refusal(ErrorType.ACCOUNT_DOES_NOT_EXIST, "there is no sub-account of this username"));
    }

    /** A job that does not wait for it is left alone, and that is success. */
    Response authorize(Call call) {
        Job job = world.job(call);
        if (job.authorize(world.now())) {
            world.callbacks().watch(job);
            world.count(Effect.JOB_AUTHORIZED, job.id());
        }
        return Response.empty(204);
    }

    /** Only a job that waits for authorization can be modified. */
    Response modify(Call call) {
        Job job = world.job(call);
        if (call.parameters().size() == 1) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "nothing to modify was named");
        }
        Order order = job.order().orElseThrow(JobOperations::notAuthorizing);
        String priority = call.get("priority").orElse(order.priority());
        Order changed = new Order(
                call.get("transcription_fidelity").orElse(order.fidelity()),
                priority,
                call.get("turnaround_hours")
                        .map(Long::parseLong)
                        .orElse(
                                call.get("priority").isEmpty()
                                        ? order.turnaroundHours()
                                        : priority.equals("PRIORITY") ? Order.PRIORITY_HOURS : Order.STANDARD_HOURS),
                call.get("callback_url").orElse(order.callbackUrl()),
                order.targetLanguage(),
                order.options());
        if (!job.modify(changed, world.now())) {
            throw notAuthorizing();
        }
        job.updateMetadata(null, call.orNull("requestor_id"));
        world.count(Effect.JOB_MODIFIED, job.id());
        return Response.empty(204);
    }

    private static Refusal notAuthorizing() {
        return new Refusal(ErrorType.INVALID_QUERY, "only a job in Authorizing can be modified");
    }

    Response delete(Call call) throws IOException {
        Job job = world.job(call);
        if (!world.delete(job)) {
            throw new Refusal(ErrorType.ITEM_NOT_FOUND, "there is no job " + job.id());
        }
        world.count(Effect.JOB_DELETED, job.id());
        return task();
    }

    Response info(Call call) {
        return Response.json(200, Json.write(JobView.of(world.job(call), world.now(), world.options())));
    }

    Response updateMetadata(Call call) {
        Job job = world.job(call);
        if (call.parameters().size() == 1) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "reference_id or requestor_id is needed");
        }
        job.updateMetadata(call.orNull("reference_id"), call.orNull("requestor_id"));
        world.count(Effect.METADATA_UPDATED, job.id());
        return task();
    }

    Response performTranscription(Call call) {
        Job job = world.job(call);
        var options = TranscriptionOptions.parse(call.orNull("options"));
        if (job.hasGuidelines() && !Boolean.TRUE.equals(options.get("custom_special_handling"))) {
            throw new Refusal(
                    ErrorType.INVALID_OPTION, "the job has custom guidelines, which need custom_special_handling");
        }
        if (job.media().isEmpty()) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the job has no media yet");
        }
        String priority = call.require("priority");
        long hours = call.get("turnaround_hours")
                .map(Long::parseLong)
                .orElse(priority.equals("PRIORITY") ? Order.PRIORITY_HOURS : Order.STANDARD_HOURS);
        if (hours < Order.STANDARD_HOURS) {
            // The service does this without a word.
            priority = "PRIORITY";
        }
        Order order = new Order(
                call.require("transcription_fidelity"),
                priority,
                hours,
                call.orNull("callback_url"),
                call.orNull("target_language"),
                options);
        Optional<FaultSpec.Fate> fate = call.exchange().attached(FaultSpec.Fate.class);
        Duration usual = world.options().processingTime();
        Course course = fate.map(each -> new Course(each.path(), each.end(), each.time() == null ? usual : each.time()))
                .orElse(Course.usual(usual));
        boolean wait = world.options().requiresAuthorization()
                || Settings.waits(world.owner(job), order.fidelity())
                || fate.map(FaultSpec.Fate::waits).orElse(false);
        // Under the job's lock, so that whoever sees the order counted finds the job ordered.
        synchronized (job) {
            world.count(Effect.ORDER_PLACED, job.id());
            world.billing().transcription(job, order.fidelity(), world.now());
            job.order(order, course, wait, world.now());
        }
        world.callbacks().watch(job);
        derived.translations(job, order);
        return task();
    }

    /** A receipt: there is no way to ask for a task. */
    static Response task() {
        return Response.json(200, Json.write(Map.of("TaskId", Accounts.newId())));
    }
}

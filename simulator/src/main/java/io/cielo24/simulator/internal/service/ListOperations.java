package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Media;
import io.cielo24.simulator.internal.state.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Answers with many jobs. */
final class ListOperations {

    private static final int SHORT = 100;

    private final World world;

    ListOperations(World world) {
        this.world = world;
    }

    /** Few jobs come with a Content-Length; many are written as they are looked at, in chunks. */
    Response list(Call call) {
        Instant now = world.now();
        JobFilter filter = new JobFilter(call, world.accounts(), now);
        List<Job> jobs =
                call.get("ExternalID").map(world.jobs()::byExternalId).orElseGet(world.jobs()::newestFirst).stream()
                        .filter(filter::matches)
                        .toList();
        String head = "{\"Username\":" + Json.write(call.account().user()) + ",\"ActiveJobs\":[";
        if (jobs.size() <= SHORT) {
            return Response.json(200, head + String.join(",", views(jobs, now).toList()) + "]}");
        }
        return Response.stream(200, "application/json", out -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            String separator = "";
            for (String view : (Iterable<String>) views(jobs, now)::iterator) {
                out.write((separator + view).getBytes(StandardCharsets.UTF_8));
                separator = ",";
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        });
    }

    private Stream<String> views(List<Job> jobs, Instant now) {
        return jobs.stream().map(job -> Json.write(JobView.of(job, now, world.options())));
    }

    /** The job from which the others were made leads them. */
    Response listRelated(Call call) {
        Job job = world.job(call);
        Job leading = world.jobs().find(job.origin().orElse(job.id())).orElse(job);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "related_jobs",
                world.jobs().byOrigin(leading.id()).stream().map(this::related).toList());
        answer.put("leading_job", related(leading));
        return Response.json(200, Json.write(answer));
    }

    private Map<String, Object> related(Job job) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("job_status", job.status(world.now()).text());
        view.put("job_id", job.id());
        view.put("current_priority", job.order().map(Order::priority).orElse(""));
        view.put("media_length", length(job.media().map(Media::seconds).orElse(0.0)));
        view.put(
                "current_fidelity",
                job.order().map(Order::fidelity).map(JobView::answered).orElse(""));
        String source = job.identity().language();
        String target = job.order().map(Order::targetLanguage).orElse(source);
        view.put("language", source + ":" + target);
        return view;
    }

    private static String length(double seconds) {
        long micros = Math.round(seconds * 1_000_000);
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%06d",
                micros / 3_600_000_000L,
                micros / 60_000_000 % 60,
                micros / 1_000_000 % 60,
                micros % 1_000_000);
    }
}

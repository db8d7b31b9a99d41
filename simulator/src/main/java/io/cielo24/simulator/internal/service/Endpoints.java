package io.cielo24.simulator.internal.service;

import static io.cielo24.simulator.internal.service.Parameter.bool;
import static io.cielo24.simulator.internal.service.Parameter.job;
import static io.cielo24.simulator.internal.service.Parameter.number;
import static io.cielo24.simulator.internal.service.Parameter.text;
import static io.cielo24.simulator.internal.service.Parameter.url;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every path of the service, with all that it takes. */
final class Endpoints {

    /** A call that only asks. */
    private static final Set<Form> READ = Set.of(Form.GET);
    /** A call that changes something and has no body form. */
    private static final Set<Form> CHANGE = Set.of(Form.POST_QUERY, Form.GET);

    private static final Set<Form> JSON = Set.of(Form.POST_JSON, Form.POST_QUERY, Form.GET);
    private static final Set<Form> FILE = Set.of(Form.POST_FILE);

    private static final Rule NAME = Rule.text(1000);

    private Endpoints() {}

    /** All endpoints by path; two of them where the verb is the meaning. */
    static Map<String, List<Endpoint>> all(World world) {
        List<Endpoint> endpoints = new ArrayList<>();
        accountPaths(endpoints, new AccountOperations(world));
        JobOperations jobs = new JobOperations(world);
        jobPaths(endpoints, jobs);
        mediaPaths(endpoints, new MediaOperations(world));
        textsPaths(endpoints, new TextOperations(world));
        Map<String, List<Endpoint>> byPath = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> byPath.computeIfAbsent(endpoint.path(), path -> new ArrayList<>())
                .add(endpoint));
        return byPath;
    }

    private static void accountPaths(List<Endpoint> all, AccountOperations operations) {
        all.add(Endpoint.of(
                "account/login",
                Set.of(Form.GET, Form.POST_JSON),
                operations::login,
                text("username"),
                text("password"),
                text("securekey")));
        all.add(Endpoint.of("account/logout", CHANGE, operations::logout));
    }

    private static void jobPaths(List<Endpoint> all, JobOperations operations) {
        all.add(Endpoint.of(
                "job/new",
                JSON,
                operations::create,
                text("job_name", NAME),
                text("language", Rule.languages()),
                text("external_id", NAME),
                text("username", NAME),
                text("requestor", NAME),
                text("reference", NAME),
                number("expected_speakers", 1, 1000),
                bool("is_duplicate")));
        all.add(Endpoint.of("job/authorize", CHANGE, operations::authorize, job()));
        all.add(Endpoint.of("job/info", READ, operations::info, job()));
        all.add(Endpoint.of(
                "job/update_metadata",
                CHANGE,
                operations::updateMetadata,
                job(),
                text("reference_id", NAME),
                text("requestor_id", NAME)));
        all.add(Endpoint.of(
                "job/perform_transcription",
                JSON,
                operations::performTranscription,
                job(),
                text("transcription_fidelity", Rule.oneOf("MECHANICAL", "PREMIUM", "PROFESSIONAL"))
                        .mandatory(),
                text("priority", Rule.oneOf("STANDARD", "PRIORITY")).mandatory(),
                text("callback_url", Rule.url(true)),
                text("options", Rule.object()),
                text("target_language", Rule.languages()),
                number("turnaround_hours", 1, 10_000),
                text("standard_product", NAME)));
    }

    private static void mediaPaths(List<Endpoint> all, MediaOperations operations) {
        all.add(Endpoint.of(
                "job/add_media",
                READ,
                operations::addFromUrl,
                job(),
                url("media_url").mandatory(),
                bool("is_duplicate")));
        all.add(Endpoint.of("job/add_media", FILE, operations::addFromFile, job(), bool("is_duplicate")));
        all.add(Endpoint.of("job/media", READ, operations::url, job()));
        all.add(Endpoint.of(
                "job/download_media",
                READ,
                operations::download,
                job(),
                text("media_type", Rule.oneOf("mp3", "mp4")).mandatory(),
                bool("text_to_speech")));
    }

    private static void textsPaths(List<Endpoint> all, TextOperations operations) {
        all.add(Endpoint.of("job/get_caption", READ, operations::caption, Texts.CAPTION));
        all.add(Endpoint.of("job/get_transcript", READ, operations::transcript, Texts.TRANSCRIPT));
    }
}

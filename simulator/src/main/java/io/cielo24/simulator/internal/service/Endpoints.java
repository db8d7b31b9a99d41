package io.cielo24.simulator.internal.service;

import static io.cielo24.simulator.internal.service.Endpoint.of;
import static io.cielo24.simulator.internal.service.Parameter.bool;
import static io.cielo24.simulator.internal.service.Parameter.job;
import static io.cielo24.simulator.internal.service.Parameter.number;
import static io.cielo24.simulator.internal.service.Parameter.text;
import static io.cielo24.simulator.internal.service.Parameter.url;

import io.cielo24.simulator.SimulatedStatus;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final Set<Form> FORM = Set.of(Form.POST_FORM, Form.POST_QUERY, Form.GET);
    private static final Set<Form> JSON = Set.of(Form.POST_JSON, Form.POST_QUERY, Form.GET);
    private static final Set<Form> FILE = Set.of(Form.POST_FILE);
    private static final Set<Form> PARTS = Set.of(Form.POST_MULTIPART, Form.POST_FORM);

    private static final Rule NAME = Rule.text(1000);
    private static final Rule FIDELITY = Rule.oneOf("MECHANICAL", "PREMIUM", "PROFESSIONAL");
    private static final Rule PRIORITY = Rule.oneOf("STANDARD", "PRIORITY");
    private static final Rule ANY_PRIORITY = Rule.oneOf("STANDARD", "CRITICAL", "PRIORITY", "HIGH", "ECONOMY");
    private static final Rule YES_NO = Rule.oneOf("yes", "no");
    private static final Rule MEDIA_TYPE = Rule.oneOf("mp3", "mp4");
    private static final int LONGEST_TURNAROUND = 10_000;

    private Endpoints() {}

    /** All endpoints by path; two of them where the verb is the meaning. */
    static Map<String, List<Endpoint>> all(World world) {
        List<Endpoint> endpoints = new ArrayList<>();
        accounts(endpoints, new AccountOperations(world));
        DerivedOperations derived = new DerivedOperations(world);
        jobs(endpoints, new JobOperations(world, derived));
        lists(endpoints, new ListOperations(world), new StatisticsOperations(world));
        media(endpoints, new MediaOperations(world));
        imports(endpoints, new ImportOperations(world));
        derived(endpoints, derived);
        texts(endpoints, new TextOperations(world));
        Map<String, List<Endpoint>> byPath = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> byPath.computeIfAbsent(endpoint.path(), path -> new ArrayList<>())
                .add(endpoint));
        return byPath;
    }

    private static void accounts(List<Endpoint> all, AccountOperations operations) {
        all.add(of(
                "account/login",
                Set.of(Form.GET, Form.POST_JSON),
                operations::login,
                text("username"),
                text("password"),
                text("securekey")));
        all.add(of("account/logout", CHANGE, operations::logout));
        all.add(of(
                "account/update_password",
                FORM,
                operations::updatePassword,
                text("new_password", NAME).mandatory(),
                text("username", NAME)));
        all.add(of(
                "account/update_setting",
                FORM,
                operations::updateSetting,
                text("setting", Rule.oneOf(Settings.NOTES, Settings.AUTHORIZE, Settings.AUTHORIZE_MECHANICAL))
                        .mandatory(),
                text("value", Rule.anything()).mandatory(),
                text("account_id", NAME)));
        all.add(of(
                "account/generate_api_key",
                CHANGE,
                operations::generateApiKey,
                bool("force_new"),
                text("account_id", NAME)));
        all.add(of(
                "account/remove_api_key",
                FORM,
                operations::removeApiKey,
                text("api_securekey", Rule.id()).mandatory()));
        all.add(of(
                        "account/create",
                        FORM,
                        operations::create,
                        text("new_username", NAME).mandatory(),
                        text("new_password", NAME).mandatory(),
                        bool("sub_account"),
                        text("parent_account", NAME),
                        text("first_name", NAME),
                        text("last_name", NAME),
                        text("email", NAME))
                .only(Availability.ON_SANDBOX_ONLY));
        all.add(of("account/get_settings", READ, operations::getSettings));
        all.add(of("account/verify_key", READ, operations::verifyKey));
    }

    private static void jobs(List<Endpoint> all, JobOperations operations) {
        all.add(of(
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
        all.add(of("job/authorize", CHANGE, operations::authorize, job()));
        all.add(of(
                "job/modify",
                FORM,
                operations::modify,
                job(),
                text("transcription_fidelity", FIDELITY),
                number("turnaround_hours", 1, LONGEST_TURNAROUND),
                text("priority", PRIORITY),
                text("account_id", NAME),
                text("requestor_id", NAME),
                text("callback_url", Rule.url(true)),
                number("expected_speakers", 1, 1000),
                text("notes", NAME)));
        all.add(of("job/delete", CHANGE, operations::delete, job()));
        all.add(of("job/info", READ, operations::info, job()));
        all.add(of(
                "job/update_metadata",
                CHANGE,
                operations::updateMetadata,
                job(),
                text("reference_id", NAME),
                text("requestor_id", NAME)));
        all.add(of(
                "job/perform_transcription",
                JSON,
                operations::performTranscription,
                job(),
                text("transcription_fidelity", FIDELITY).mandatory(),
                text("priority", PRIORITY).mandatory(),
                text("callback_url", Rule.url(true)),
                text("options", Rule.object()),
                text("target_language", Languages.targets()),
                number("turnaround_hours", 1, LONGEST_TURNAROUND),
                text("standard_product", NAME)));
    }

    private static void lists(List<Endpoint> all, ListOperations lists, StatisticsOperations statistics) {
        List<Parameter> filters = new ArrayList<>();
        for (String date :
                List.of("CreationDate", "StartDate", "DueDate", "CompleteDate", "ReturnDate", "AuthorizationDate")) {
            filters.add(text(date + "From", Rule.date()));
            filters.add(text(date + "To", Rule.date()));
        }
        String[] statuses = Arrays.stream(SimulatedStatus.values())
                .map(SimulatedStatus::text)
                .toArray(String[]::new);
        filters.add(text("JobStatus", Rule.oneOf(statuses)));
        filters.add(text("Fidelity", Rule.oneOf("MECHANICAL", "PREMIUM", "PROFESSIONAL", "STANDARD", "HIGH")));
        filters.add(text("Priority", ANY_PRIORITY));
        filters.add(number("TurnaroundTimeHoursFrom", 0, LONGEST_TURNAROUND));
        filters.add(number("TurnaroundTimeHoursTo", 0, LONGEST_TURNAROUND));
        filters.add(text("JobName", NAME));
        filters.add(text("ExternalID", NAME));
        filters.add(text("Username", NAME));
        filters.add(text("JobDifficulty", Rule.oneOf("Good", "Bad", "Unknown")));
        all.add(of("job/list", READ, lists::list, filters.toArray(Parameter[]::new)));
        all.add(of("job/list_related", READ, lists::listRelated, job()).only(Availability.NOT_ON_SANDBOX));
        all.add(of(
                "job/aggregate_statistics",
                READ,
                statistics::aggregate,
                text("account_id", NAME),
                text("metrics", Rule.list(StatisticsOperations.METRICS)),
                text("group_by", Rule.oneOf("week", "month")),
                text("start_date", Rule.date()),
                text("end_date", Rule.date())));
    }

    private static void media(List<Endpoint> all, MediaOperations operations) {
        all.add(of(
                "job/add_media",
                READ,
                operations::addFromUrl,
                job(),
                url("media_url").mandatory(),
                bool("is_duplicate")));
        all.add(of("job/add_media", FILE, operations::addFromFile, job(), bool("is_duplicate")));
        all.add(of(
                "job/add_media_url",
                CHANGE,
                operations::addFromPage,
                job(),
                url("media_url").mandatory()));
        all.add(of("job/media", READ, operations::url, job()));
        all.add(of(
                        "job/transcoded_media",
                        READ,
                        operations::transcoded,
                        job(),
                        text("transcoded_version", MEDIA_TYPE).mandatory())
                .only(Availability.NOT_ON_SANDBOX));
        all.add(of(
                "job/download_media",
                READ,
                operations::download,
                job(),
                text("media_type", MEDIA_TYPE).mandatory(),
                bool("text_to_speech")));
        all.add(of("job/request_upload_url", READ, operations::uploadUrl, job()).only(Availability.NOT_ON_SANDBOX));
    }

    private static void imports(List<Endpoint> all, ImportOperations operations) {
        Parameter format =
                text("format", Rule.oneOf("text", "srt", "vtt", "dfxp")).mandatory();
        all.add(of(
                "job/add_transcript",
                READ,
                operations::transcriptFromUrl,
                job(),
                format,
                url("transcript_url").mandatory()));
        all.add(of("job/add_transcript", FILE, operations::transcriptFromFile, job(), format));
        all.add(of(
                        "job/add_custom_guidelines",
                        READ,
                        operations::guidelinesFromUrl,
                        job(),
                        url("guidelines_url").mandatory(),
                        bool("is_html"))
                .only(Availability.NOT_ON_SANDBOX));
        all.add(of(
                        "job/add_custom_guidelines",
                        PARTS,
                        operations::guidelinesFromForm,
                        job(),
                        text("file"),
                        text("guidelines_data"))
                .only(Availability.NOT_ON_SANDBOX));
    }

    private static void derived(List<Endpoint> all, DerivedOperations operations) {
        all.add(of(
                        "job/translate",
                        CHANGE,
                        operations::translate,
                        job(),
                        text("target_languages", Languages.targets()).mandatory(),
                        bool("approve_uplevel"))
                .only(Availability.NOT_ON_SANDBOX));
        all.add(of(
                        "job/uplevel",
                        CHANGE,
                        operations::uplevel,
                        job(),
                        text("speaker_id", YES_NO),
                        text("priority", ANY_PRIORITY),
                        text("timing", YES_NO),
                        text("requestor", NAME),
                        text("reference", NAME),
                        bool("caption_import_as_fp"))
                .only(Availability.NOT_ON_SANDBOX));
        all.add(of("job/burn_in_caption", CHANGE, operations::burnIn, job(), text("send_to_email", NAME)));
    }

    private static void texts(List<Endpoint> all, TextOperations operations) {
        all.add(of("job/get_caption", READ, operations::caption, Texts.CAPTION));
        all.add(of("job/get_transcript", READ, operations::transcript, Texts.TRANSCRIPT));
        all.add(of(
                "job/get_elementlist",
                READ,
                operations::elementList,
                job(),
                text("elementlist_version"),
                text("iwp_name", Texts.WORK_PRODUCT),
                bool("audio_description")));
        all.add(of("job/list_elementlists", READ, operations::elementLists, job()));
    }
}

package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    @RegisterExtension
    final Cielo24SimulatorExtension simulators = Cielo24SimulatorExtension.perTest(SimulatorOptions.defaults());

    private Cielo24Simulator simulator;
    private Api api;

    @BeforeEach
    void login(Cielo24Simulator simulator) {
        this.simulator = simulator;
        this.api = new Api(simulator).login();
    }

    private Api.Answer loginAs(String user, String parameter, String secret) {
        return api.send(
                api.request("account/login", "v=1&username=" + user + "&" + parameter + "=" + Api.encode(secret))
                        .GET());
    }

    @Test
    void aPasswordIsChangedByAForm() {
        assertThat(api.postForm("account/update_password", api.query(), "new_password=n%C3%A4w+%26+%2B")
                        .status())
                .isEqualTo(204);
        loginAs("simulator", "password", "näw & +").ok();
        loginAs("simulator", "password", simulator.password()).refused("LOGIN_INVALID", "not right");
        assertThat(api.get("account/update_password", "new_password", "again").status())
                .isEqualTo(204);
        loginAs("simulator", "password", "again").ok();
        assertThat(simulator.effects().count(Effect.PASSWORD_CHANGED)).isEqualTo(2);
    }

    @Test
    void aSubAccountsPasswordIsChangedByItsParentOnly() {
        simulator.addSubAccount("sub", "first");
        api.postForm("account/update_password", api.query(), "new_password=second&username=sub")
                .ok();
        api.token = loginAs("sub", "password", "second").ok().get("ApiToken");
        api.postForm("account/update_password", api.query(), "new_password=x&username=simulator")
                .refused("NOT_PARENT_ACCOUNT", "not below");
        api.postForm("account/update_password", api.query(), "new_password=x&username=nobody")
                .refused("ACCOUNT_DOES_NOT_EXIST", "no such account");
    }

    @Test
    void settingsAreChangedAndRead() {
        api.postForm("account/update_setting", api.query(), "setting=default_job_notes&value=a+%26+b")
                .ok();
        Map<String, Object> settings = api.get("account/get_settings").ok().json();
        assertThat(settings).containsEntry("default_job_notes", "a & b").containsEntry("username", "simulator");
        api.postForm("account/update_setting", api.query(), "setting=default_job_notes&value=" + "x".repeat(6001))
                .refused("INVALID_OPTION", "6000");
        api.postForm("account/update_setting", api.query(), "setting=colour&value=x")
                .refused("INVALID_OPTION", "possible are");
        api.postForm(
                        "account/update_setting",
                        api.query(),
                        "setting=customer_authorization_required_mechanical&value=yes")
                .refused("INVALID_OPTION", "false, true");
    }

    @Test
    void theSettingMakesOrdersWait() {
        api.postForm(
                        "account/update_setting",
                        api.query(),
                        "setting=require_customer_authorization_before_starting_workflow&value=true")
                .ok();
        assertThat(simulator.job(api.orderedJob()).status()).isEqualTo(SimulatedStatus.AUTHORIZING);
        String mechanical = api.mediaJob();
        api.post(
                        "job/perform_transcription",
                        "job_id",
                        mechanical,
                        "transcription_fidelity",
                        "MECHANICAL",
                        "priority",
                        "STANDARD")
                .ok();
        assertThat(simulator.job(mechanical).status()).isNotEqualTo(SimulatedStatus.AUTHORIZING);
    }

    @Test
    void anApiKeyIsTheSameUntilANewOneIsForced() {
        assertThat(api.post("account/generate_api_key").ok().get("ApiKey")).isEqualTo(simulator.apiKey());
        String forced =
                api.post("account/generate_api_key", "force_new", "true").ok().get("ApiKey");
        assertThat(forced).matches("[0-9a-f]{32}").isNotEqualTo(simulator.apiKey());
        loginAs("simulator", "securekey", forced).ok();
        loginAs("simulator", "securekey", simulator.apiKey()).ok();
        assertThat(simulator.effects().count(Effect.KEY_GENERATED)).isEqualTo(1);
    }

    @Test
    void aRemovedKeyTakesItsSessionsAlong() {
        String withPassword = api.token;
        String withKey =
                loginAs("simulator", "securekey", simulator.apiKey()).ok().get("ApiToken");
        assertThat(api.postForm("account/remove_api_key", api.query(), "api_securekey=" + simulator.apiKey())
                        .status())
                .isEqualTo(204);
        api.token = withKey;
        api.get("account/verify_key").refused("ACCOUNT_UNPRIVILEGED", "removed");
        loginAs("simulator", "securekey", simulator.apiKey()).refused("ACCOUNT_UNPRIVILEGED", "removed");
        api.token = withPassword;
        assertThat(api.get("account/verify_key").ok().get("name")).isEqualTo("simulator");
        api.postForm("account/remove_api_key", api.query(), "api_securekey=" + simulator.apiKey())
                .refused("ITEM_NOT_FOUND", "no such key");
    }

    @Test
    void accountsAreCreatedOnTheSandboxWithATokenOfTheService() {
        String form = "new_username=n&new_password=p&sub_account=true&first_name=%C3%84&email=a%40b.example";
        api.postForm("account/create", api.query(), form).refused("NOT_IMPLEMENTED", "sandbox only");
        Api sandbox = new Api(simulator, api.client, simulator.sandboxEndpoint());
        sandbox.token = api.token;
        assertThat(sandbox.postForm("account/create", sandbox.query(), form).status())
                .isEqualTo(204);
        sandbox.postForm("account/create", sandbox.query(), form).refused("ACCOUNT_EXISTS", "this username");
        loginAs("n", "password", "p").ok();
        assertThat(simulator.effects().count(Effect.ACCOUNT_CREATED)).isEqualTo(1);
    }

    @Test
    void aJobBelongsToAnAccountAndIsSeenFromAbove() {
        simulator.addSubAccount("sub", "p");
        simulator.addSubAccount("other", "p");
        String job =
                api.post("job/new", "username", "sub", "external_id", "e").ok().get("JobId");
        api.get("job/info", "job_id", job).ok();
        String own = api.token;
        api.token = loginAs("sub", "password", "p").ok().get("ApiToken");
        api.get("job/info", "job_id", job).ok();
        api.post("job/new", "username", "simulator").refused("ACCOUNT_DOES_NOT_EXIST", "no sub-account");
        api.token = loginAs("other", "password", "p").ok().get("ApiToken");
        api.get("job/info", "job_id", job).refused("ITEM_NOT_FOUND", "no job");
        api.post("job/new", "external_id", "e").ok();
        api.token = own;
        assertThat(api.get("job/list").text()).doesNotContain(job);
        assertThat(api.get("job/list", "Username", "sub").text()).contains(job);
        assertThat(api.get("job/list", "Username", "*").text()).contains(job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job/list_related",
                "job/add_custom_guidelines",
                "job/transcoded_media",
                "job/translate",
                "job/request_upload_url",
                "job/uplevel"
            })
    void theSandboxDoesWithoutSomeOperations(String operation) {
        Api sandbox = new Api(simulator, api.client, simulator.sandboxEndpoint());
        sandbox.token = api.token;
        sandbox.get(operation, "job_id", api.newJob()).refused("NOT_IMPLEMENTED", "not there on the sandbox");
        try (Cielo24Simulator other =
                Cielo24Simulator.start(SimulatorOptions.builder().sandbox(true).build())) {
            new Api(other).login().get(operation).refused("NOT_IMPLEMENTED", "not there on the sandbox");
        }
    }

    @Test
    void answersCanBeSpelledAsInTheOpenApiDescription() {
        try (Cielo24Simulator other = Cielo24Simulator.start(
                SimulatorOptions.builder().openApiSpelling(true).build())) {
            Api api = new Api(other);
            api.token = api.send(api.request("account/login", "v=1&username=simulator&securekey=" + other.apiKey())
                            .GET())
                    .ok()
                    .get("api_token");
            assertThat(api.get("job/info", "job_id", api.newJob()).json()).containsKey("ExternalId");
        }
    }
}

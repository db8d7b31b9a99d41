package io.cielo24.tests.wire;

import static io.cielo24.tests.wire.WireCase.NASTY;

import io.cielo24.account.AccountSetting;
import io.cielo24.account.AccountSettings;
import io.cielo24.account.ApiKey;
import io.cielo24.account.ApiKeyRequest;
import io.cielo24.account.NewAccount;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account's calls. */
final class AccountWire {

    private static final String SETTINGS =
            "{\"default_job_notes\": \"n\", \"on\": true, \"n\": 1.50, \"list\": [\"a\", {\"b\": 2}], \"none\": null}";

    private AccountWire() {}

    static List<WireCase> cases() {
        return List.of(
                WireCase.of("logout", client -> client.account().logout())
                        .sendsQuery("/account/logout")
                        .answered(204, ""),
                WireCase.of("update_password", client -> client.account().updatePassword(NASTY))
                        .sends(Sent.form("/account/update_password", "new_password", NASTY))
                        .answered(204, ""),
                WireCase.of(
                                "update_password of a sub-account",
                                client -> client.account().updatePassword("sub " + NASTY, NASTY))
                        .sends(Sent.form("/account/update_password", "username", "sub " + NASTY, "new_password", NASTY))
                        .answered(204, ""),
                WireCase.of(
                                "update_setting of notes",
                                client -> client.account().updateSetting(AccountSetting.defaultJobNotes(NASTY)))
                        .sends(Sent.form("/account/update_setting", "setting", "default_job_notes", "value", NASTY))
                        .answered(204, ""),
                WireCase.of(
                                "update_setting to no notes",
                                client -> client.account().updateSetting(AccountSetting.defaultJobNotes("")))
                        .sends(Sent.form("/account/update_setting", "setting", "default_job_notes", "value", ""))
                        .answered(204, ""),
                WireCase.of(
                                "update_setting of authorization",
                                client -> client.account()
                                        .updateSetting(AccountSetting.requireCustomerAuthorization(true)
                                                .forAccount(NASTY)))
                        .sends(Sent.form(
                                "/account/update_setting",
                                "setting",
                                "require_customer_authorization_before_starting_workflow",
                                "value",
                                "true",
                                "account_id",
                                NASTY))
                        .answered(204, ""),
                WireCase.of(
                                "update_setting of mechanical authorization",
                                client -> client.account()
                                        .updateSetting(AccountSetting.requireCustomerAuthorizationForMechanical(false)))
                        .sends(Sent.form(
                                "/account/update_setting",
                                "setting",
                                "customer_authorization_required_mechanical",
                                "value",
                                "false"))
                        .answered(204, ""),
                WireCase.of(
                                "update_setting of tomorrow",
                                client -> client.account().updateSetting(AccountSetting.of("tomorrow", NASTY)))
                        .sends(Sent.form("/account/update_setting", "setting", "tomorrow", "value", NASTY))
                        .answered(204, ""),
                WireCase.of("generate_api_key", client -> client.account().generateApiKey())
                        .sendsQuery("/account/generate_api_key")
                        .answered(200, "{\"ApiKey\":\"5ec0\"}", new ApiKey("5ec0")),
                WireCase.of(
                                "generate_api_key anew",
                                client -> client.account()
                                        .generateApiKey(ApiKeyRequest.builder()
                                                .forceNew(true)
                                                .accountId(NASTY)
                                                .parameter("more", NASTY)
                                                .build()))
                        .sendsQuery(
                                "/account/generate_api_key", "force_new", "true", "account_id", NASTY, "more", NASTY)
                        .answered(200, "{\"api_key\":\"5ec0\"}", new ApiKey("5ec0")),
                WireCase.of("remove_api_key", client -> client.account().removeApiKey(NASTY))
                        .sends(Sent.form("/account/remove_api_key", "api_securekey", NASTY))
                        .answered(204, ""),
                WireCase.of(
                                "create",
                                client -> client.account()
                                        .create(NewAccount.builder(NASTY, "p " + NASTY)
                                                .subAccount(NASTY)
                                                .parentAccount(NASTY)
                                                .firstName(NASTY)
                                                .lastName(NASTY)
                                                .email(NASTY)
                                                .parameter("more", "m")
                                                .build()))
                        .sends(Sent.form(
                                "/account/create",
                                "new_username",
                                NASTY,
                                "new_password",
                                "p " + NASTY,
                                "sub_account",
                                NASTY,
                                "parent_account",
                                NASTY,
                                "first_name",
                                NASTY,
                                "last_name",
                                NASTY,
                                "email",
                                NASTY,
                                "more",
                                "m"))
                        .answered(204, ""),
                WireCase.of("get_settings", client -> client.account().settings())
                        .sends(Sent.get("/account/get_settings"))
                        .answered(200, SETTINGS, new AccountSettings(values(), SETTINGS)),
                WireCase.of("verify_key", client -> client.account().verifyKey())
                        .sends(Sent.get("/account/verify_key"))
                        .answered(200, "{\"name\":\"Ann\"}", "Ann"));
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("default_job_notes", "n");
        values.put("on", true);
        values.put("n", new BigDecimal("1.50"));
        values.put("list", Arrays.asList("a", Map.of("b", 2)));
        values.put("none", null);
        return values;
    }
}

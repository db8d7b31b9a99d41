package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.internal.http.RequestHead;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Accounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is below account/. */
final class AccountOperations {

    private final World world;

    AccountOperations(World world) {
        this.world = world;
    }

    /** By headers, by query or by JSON; never by two of them at once. */
    Response login(Call call) {
        RequestHead head = call.exchange().head();
        Optional<String> user = head.header("x-auth-user");
        Optional<String> password = head.header("x-auth-password");
        Optional<String> key = head.header("x-auth-securekey");
        if (user.isPresent() || password.isPresent() || key.isPresent()) {
            if (!call.parameters().isEmpty()) {
                throw new Refusal(ErrorType.INVALID_QUERY, "credentials come in headers or in parameters, not in both");
            }
        } else {
            user = call.get("username");
            password = call.get("password");
            key = call.get("securekey");
        }
        if (user.isEmpty()) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "username is missing");
        }
        if (password.isEmpty() == key.isEmpty()) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "one of password and securekey is needed, and not both");
        }
        Account account = authenticate(user.get(), password.orElse(null), key.orElse(null));
        world.count(Effect.LOGIN, null);
        String token = world.accounts().open(account, key.orElse(null));
        String name = world.options().openApiSpelling() ? "api_token" : "ApiToken";
        return Response.json(200, Json.write(Map.of(name, token)));
    }

    private Account authenticate(String user, @Nullable String password, @Nullable String key) {
        Account account = world.accounts()
                .find(user)
                .orElseThrow(() -> new Refusal(ErrorType.LOGIN_INVALID, "the username, password or key is not right"));
        if (key != null && account.hadKey(key)) {
            throw new Refusal(ErrorType.ACCOUNT_UNPRIVILEGED, "the key was removed");
        }
        if (password != null ? !account.hasPassword(password) : key == null || !account.hasKey(key)) {
            throw new Refusal(ErrorType.LOGIN_INVALID, "the username, password or key is not right");
        }
        return account;
    }

    Response logout(Call call) {
        world.accounts().end(call.token());
        world.count(Effect.LOGOUT, null);
        return Response.empty(204);
    }

    Response updatePassword(Call call) {
        Account account = call.get("username").map(name -> within(call, name)).orElse(call.account());
        account.changePassword(call.require("new_password"));
        world.count(Effect.PASSWORD_CHANGED, null);
        return Response.empty(204);
    }

    Response updateSetting(Call call) {
        Account account = account(call);
        String setting = call.require("setting");
        String value = call.require("value");
        if (setting.equals(Settings.NOTES)) {
            Rule.length(Settings.MAXIMUM_NOTES).check(setting, value);
        } else {
            Rule.bool().check(setting, value);
        }
        account.set(setting, value);
        world.count(Effect.SETTING_CHANGED, null);
        return Response.empty(204);
    }

    /** The key that there is, unless a new one is wanted; the old ones stay valid until they are removed. */
    Response generateApiKey(Call call) {
        Account account = account(call);
        Optional<String> existing = call.flag("force_new", false) ? Optional.empty() : account.key();
        String key = existing.orElseGet(() -> {
            String made = Accounts.newId();
            account.addKey(made);
            world.count(Effect.KEY_GENERATED, null);
            return made;
        });
        return Response.json(200, Json.write(Map.of("ApiKey", key)));
    }

    Response removeApiKey(Call call) {
        if (!call.account().removeKey(call.require("api_securekey"))) {
            throw new Refusal(ErrorType.ITEM_NOT_FOUND, "the account has no such key");
        }
        world.count(Effect.KEY_REMOVED, null);
        return Response.empty(204);
    }

    Response create(Call call) {
        Account parent = call.get("parent_account")
                .map(name -> within(call, name))
                .orElse(call.flag("sub_account", false) ? call.account() : null);
        Account created = new Account(call.require("new_username"), call.require("new_password"), parent);
        if (!world.accounts().add(created)) {
            throw new Refusal(ErrorType.ACCOUNT_EXISTS, "there is an account of this username");
        }
        world.count(Effect.ACCOUNT_CREATED, null);
        return Response.empty(204);
    }

    Response getSettings(Call call) {
        Account account = call.account();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("account_id", account.id());
        settings.put("username", account.user());
        settings.put(Settings.NOTES, account.setting(Settings.NOTES).orElse(""));
        settings.put(Settings.AUTHORIZE, Settings.isOn(account, Settings.AUTHORIZE));
        settings.put(Settings.AUTHORIZE_MECHANICAL, Settings.isOn(account, Settings.AUTHORIZE_MECHANICAL));
        settings.put("limits", Map.of("maximum_media_bytes", world.options().maximumMediaLength()));
        return Response.json(200, Json.write(settings));
    }

    Response verifyKey(Call call) {
        return Response.json(200, Json.write(Map.of("name", call.account().user())));
    }

    private Account account(Call call) {
        return call.get("account_id").map(id -> within(call, id)).orElse(call.account());
    }

    /** An account that the caller may act for: its own, or one below it. */
    private Account within(Call call, String idOrName) {
        Account account = world.accounts()
                .findByIdOrName(idOrName)
                .orElseThrow(() -> new Refusal(ErrorType.ACCOUNT_DOES_NOT_EXIST, "there is no such account"));
        if (!account.isWithin(call.account())) {
            throw new Refusal(ErrorType.NOT_PARENT_ACCOUNT, "the account is not below the one that calls");
        }
        return account;
    }
}

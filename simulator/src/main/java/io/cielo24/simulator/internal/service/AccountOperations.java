package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.internal.http.RequestHead;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Account;
import java.util.Map;
import java.util.Optional;

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
        Account account = world.accounts().find(user.get()).orElse(null);
        boolean valid = account != null
                && (password.isPresent() ? account.hasPassword(password.get()) : account.hasKey(key.orElseThrow()));
        if (account == null || !valid) {
            throw new Refusal(ErrorType.LOGIN_INVALID, "the username, password or key is not right");
        }
        world.count(Effect.LOGIN, null);
        return Response.json(200, Json.write(Map.of("ApiToken", world.accounts().open(account))));
    }

    Response logout(Call call) {
        world.accounts().end(call.token());
        world.count(Effect.LOGOUT, null);
        return Response.empty(204);
    }
}

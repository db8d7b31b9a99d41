package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.state.Account;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that has passed all checks which need no knowledge of the operation. */
final class Call {

    private final Exchange exchange;
    private final Map<String, String> parameters;
    private final @Nullable Account account;
    private final @Nullable String token;

    Call(Exchange exchange, Map<String, String> parameters, @Nullable Account account, @Nullable String token) {
        this.exchange = exchange;
        this.parameters = parameters;
        this.account = account;
        this.token = token;
    }

    Exchange exchange() {
        return exchange;
    }

    /** The account that calls. */
    Account account() {
        if (account == null) {
            throw new IllegalStateException("this operation has no session");
        }
        return account;
    }

    String token() {
        if (token == null) {
            throw new IllegalStateException("this operation has no session");
        }
        return token;
    }

    /** All parameters but v and api_token. */
    Map<String, String> parameters() {
        return parameters;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Nullable
    String orNull(String name) {
        return parameters.get(name);
    }

    /** A parameter that the endpoint declares mandatory. */
    String require(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, name + " is missing");
        }
        return value;
    }

    boolean flag(String name, boolean usual) {
        return get(name).map(Boolean::parseBoolean).orElse(usual);
    }
}

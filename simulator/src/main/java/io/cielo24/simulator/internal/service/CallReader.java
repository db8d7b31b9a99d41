package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.simulator.internal.fault.FaultSpec;
import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.QueryString;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Accounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a request into a call, and refuses whatever breaks a rule of the API. */
final class CallReader {

    private static final int MAXIMUM_PARAMETERS = 1024 * 1024;
    /** What may stand in the query although the other parameters are in the body. */
    private static final Set<String> ALWAYS_IN_QUERY = Set.of("v", "api_token", "job_id");
    /** Unreserved characters, and percent-encoded ones that are not unreserved. */
    private static final Pattern ENCODED_AGAIN = Pattern.compile(
            "(?=.*%)(?:[A-Za-z0-9._~-]|%(?!(?:3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|2[DdEe]|5[Ff]|7[Ee]))[0-9A-F]{2})+");

    private static final Set<String> NEVER_JUDGED = Set.of("password", "new_password", "securekey", "api_securekey");

    private final SimulatorOptions options;
    private final Accounts accounts;

    CallReader(SimulatorOptions options, Accounts accounts) {
        this.options = options;
        this.accounts = accounts;
    }

    /** How the request carries its parameters, which has to be one of the endpoint's forms. */
    Form form(Exchange exchange, Endpoint endpoint) {
        String method = exchange.head().method();
        if (exchange.isChunked()) {
            throw new Refusal(
                    ErrorType.INVALID_QUERY, "Transfer-Encoding is not supported, an exact Content-Length is needed");
        }
        Form form;
        if (method.equals("GET")) {
            if (exchange.contentLength().orElse(0) > 0) {
                throw new Refusal(ErrorType.INVALID_QUERY, "a GET has no body");
            }
            form = Form.GET;
        } else if (method.equals("POST")) {
            if (exchange.contentLength().isEmpty()) {
                throw new Refusal(ErrorType.INVALID_QUERY, "a POST needs a Content-Length");
            }
            form = postForm(exchange, endpoint);
        } else {
            throw new Refusal(ErrorType.INVALID_QUERY, endpoint.path() + " does not know the method " + method);
        }
        if (!endpoint.forms().contains(form)) {
            throw new Refusal(
                    ErrorType.INVALID_QUERY,
                    endpoint.path() + " cannot be called as " + form.description() + ", but as "
                            + String.join(
                                    "; or as ",
                                    endpoint.forms().stream()
                                            .map(Form::description)
                                            .toList()));
        }
        return form;
    }

    private static Form postForm(Exchange exchange, Endpoint endpoint) {
        if (endpoint.forms().contains(Form.POST_FILE)) {
            if (exchange.head().header("content-type").isPresent()) {
                throw new Refusal(ErrorType.INVALID_QUERY, "an upload must not carry a Content-Type");
            }
            return Form.POST_FILE;
        }
        if (exchange.contentLength().orElse(0) == 0) {
            return Form.POST_QUERY;
        }
        if (Multipart.boundary(exchange.head().header("content-type").orElse(""))
                .isPresent()) {
            return Form.POST_MULTIPART;
        }
        String type = exchange.head()
                .header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        return switch (type) {
            case "application/json", "application/json;charset=utf-8" -> Form.POST_JSON;
            case "application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=utf-8" ->
                Form.POST_FORM;
            default ->
                throw new Refusal(
                        ErrorType.INVALID_QUERY,
                        type.isEmpty() ? "a body without a Content-Type" : "Content-Type " + type + " is not expected");
        };
    }

    /** Reads the parameters, checks the session, and checks the parameters against the endpoint. */
    Call read(Exchange exchange, Endpoint endpoint, Form form) throws IOException {
        Map<String, String> query = decode(exchange.head().query(), false, "the query");
        Map<String, String> all = new LinkedHashMap<>(query);
        if (form == Form.POST_JSON || form == Form.POST_FORM || form == Form.POST_MULTIPART) {
            for (String name : query.keySet()) {
                if (!ALWAYS_IN_QUERY.contains(name)) {
                    throw new Refusal(
                            ErrorType.INVALID_QUERY,
                            "parameter " + name + " belongs in the body, where the others are");
                }
            }
            Map<String, String> body = switch (form) {
                case POST_JSON -> json(exchange, endpoint);
                case POST_FORM -> form(exchange);
                default -> parts(exchange);
            };
            body.forEach((name, value) -> {
                if (all.putIfAbsent(name, value) != null) {
                    throw new Refusal(ErrorType.INVALID_QUERY, "parameter " + name + " is there more than once");
                }
            });
        }
        String version = all.remove("v");
        if (version == null) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "v is missing");
        }
        if (!version.equals("1")) {
            throw new Refusal(ErrorType.INVALID_OPTION, "v is \"" + version + "\", possible is 1");
        }
        Account account = null;
        String token = null;
        if (endpoint.needsToken()) {
            token = all.remove("api_token");
            if (token != null && exchange.attached(FaultSpec.ExpireToken.class).isPresent()) {
                accounts.end(token);
            }
            account = session(token);
        }
        check(endpoint, all);
        return new Call(exchange, all, account, token);
    }

    private Account session(@Nullable String token) {
        if (token == null) {
            throw new Refusal(ErrorType.MISSING_PARAMETER, "api_token is missing");
        }
        Accounts.Session session = accounts.use(token)
                .orElseThrow(() -> new Refusal(ErrorType.BAD_API_TOKEN, "the API token is not valid or has expired"));
        if (session.isRevoked()) {
            throw new Refusal(ErrorType.ACCOUNT_UNPRIVILEGED, "the key of this session was removed");
        }
        return session.account();
    }

    private void check(Endpoint endpoint, Map<String, String> values) {
        values.forEach((name, value) -> {
            Parameter parameter = endpoint.parameters().get(name);
            if (parameter == null) {
                throw new Refusal(ErrorType.INVALID_QUERY, endpoint.path() + " has no parameter " + name);
            }
            if (options.refuseDoubleEncoding()
                    && !NEVER_JUDGED.contains(name)
                    && ENCODED_AGAIN.matcher(value).matches()) {
                throw new Refusal(ErrorType.INVALID_QUERY, name + " is percent-encoded twice");
            }
            parameter.rule().check(name, value);
        });
        endpoint.parameters().forEach((name, parameter) -> {
            if (parameter.required() && !values.containsKey(name)) {
                throw new Refusal(ErrorType.MISSING_PARAMETER, name + " is missing");
            }
        });
    }

    private static Map<String, String> parts(Exchange exchange) throws IOException {
        String boundary = Multipart.boundary(
                        exchange.head().header("content-type").orElse(""))
                .orElseThrow();
        return Multipart.parse(body(exchange), boundary);
    }

    private static Map<String, String> form(Exchange exchange) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body(exchange)))
                    .toString();
            return decode(text, true, "the form");
        } catch (CharacterCodingException e) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the form is not valid UTF-8");
        }
    }

    private static Map<String, String> json(Exchange exchange, Endpoint endpoint) throws IOException {
        Object parsed;
        try {
            parsed = Json.parse(body(exchange));
        } catch (JsonException e) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the body is not JSON: " + e.getMessage());
        }
        if (!(parsed instanceof Map<?, ?> object)) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the body has to be a JSON object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = (String) key;
            Parameter parameter = endpoint.parameters().get(name);
            if (parameter == null) {
                throw new Refusal(ErrorType.INVALID_QUERY, endpoint.path() + " has no parameter " + name);
            }
            values.put(name, plain(parameter, value));
        });
        return values;
    }

    private static String plain(Parameter parameter, @Nullable Object value) {
        boolean fits = switch (parameter.kind()) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Long || value instanceof BigDecimal || value instanceof String;
            case BOOLEAN -> value instanceof Boolean || value instanceof String;
        };
        if (!fits) {
            throw new Refusal(
                    ErrorType.INVALID_OPTION,
                    parameter.name() + " has to be a JSON "
                            + parameter.kind().name().toLowerCase(Locale.ROOT).replace("text", "string"));
        }
        return String.valueOf(value);
    }

    private static byte[] body(Exchange exchange) throws IOException {
        long length = exchange.contentLength().orElse(0);
        if (length > MAXIMUM_PARAMETERS) {
            throw new Refusal(ErrorType.INVALID_QUERY, "a body of " + length + " bytes is too long for parameters");
        }
        byte[] body = exchange.readAll(MAXIMUM_PARAMETERS);
        if (exchange.surplus() > 0) {
            throw new Refusal(ErrorType.INVALID_QUERY, "more bytes than the Content-Length of " + length);
        }
        return body;
    }

    private static Map<String, String> decode(String text, boolean plusIsSpace, String where) {
        try {
            return QueryString.strict(text, plusIsSpace);
        } catch (QueryString.BadEncodingException e) {
            throw new Refusal(ErrorType.INVALID_QUERY, where + ": " + e.getMessage());
        }
    }
}

package io.cielo24.captioning;

import io.cielo24.internal.Parameters;
import io.cielo24.job.Iwp;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the service reports to: makes the URL for an order's {@code callback_url}, and tells the service's callbacks from
 * anybody else's. The service signs nothing, so the address holds a secret, as a segment of the path or as a parameter.
 *
 * <pre>{@code
 * CallbackAddress address = CallbackAddress.at(URI.create("https://example.com/cielo24"), secret);
 * TranscriptionOrder order = TranscriptionOrder.builder(Fidelity.PREMIUM)
 *         .callbackUrl(address.url())
 *         .options(TranscriptionOptions.builder().returnIwp(Iwp.FINAL).build())
 *         .build();
 * }</pre>
 *
 * <p>The URL carries the service's tags for job, work product and version. They stand in it as they are; the client
 * encodes the URL once, on the wire.
 */
public final class CallbackAddress {

    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_TARGET = 8192;
    private static final String JOB = "job_id";
    private static final String IWP = "iwp_name";
    private static final String VERSION = "elementlist_version";

    private final URI base;
    private final String secret;
    private final @Nullable String secretParameter;
    private final Map<String, String> parameters;
    private final Set<String> tags;

    private CallbackAddress(
            URI base,
            String secret,
            @Nullable String secretParameter,
            Map<String, String> parameters,
            Set<String> tags) {
        this.base = base;
        this.secret = secret;
        this.secretParameter = secretParameter;
        this.parameters = parameters;
        this.tags = tags;
    }

    /**
     * An address with the secret as the last segment of its path.
     *
     * @param base absolute, http or https, reachable for the service; without query, fragment and user info
     * @param secret at least 16 characters that need no encoding: letters, digits, {@code - . _ ~}. {@link #newSecret()}
     *     makes one
     * @return the address
     */
    public static CallbackAddress at(URI base, String secret) {
        Parameters.webUrl("the address", base);
        if (base.getRawQuery() != null || base.getRawFragment() != null || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address must have no query, fragment or user info; add parameters");
        }
        if (secret.length() < SHORTEST_SECRET || !secret.matches("[A-Za-z0-9._~-]+")) {
            throw new IllegalArgumentException("the secret must have at least " + SHORTEST_SECRET
                    + " characters, all of them letters, digits or - . _ ~");
        }
        Set<String> tags = new LinkedHashSet<>(List.of(JOB, IWP, VERSION));
        return new CallbackAddress(base, secret, null, Map.of(), tags);
    }

    /**
     * A secret that cannot be guessed: 256 random bits.
     *
     * @return 64 hex digits
     */
    public static String newSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * With the secret as a parameter instead, such as for a gateway that routes by exact path.
     *
     * @param name of the parameter
     * @return a copy
     */
    public CallbackAddress secretAsParameter(String name) {
        return new CallbackAddress(base, secret, freeName(name), parameters, tags);
    }

    /**
     * With a parameter of one's own, which comes back with every callback.
     *
     * @param name letters, digits, {@code _ - .}
     * @param value anything; encoded here
     * @return a copy
     */
    public CallbackAddress with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(freeName(name), Objects.requireNonNull(value, "value"));
        return new CallbackAddress(base, secret, secretParameter, more, tags);
    }

    /**
     * With another tag of the service, sent under its own name: {@code job_name}, or a key of the order's custom metadata.
     *
     * @param tag without the braces
     * @return a copy
     */
    public CallbackAddress withTag(String tag) {
        Set<String> more = new LinkedHashSet<>(tags);
        more.add(freeName(tag));
        return new CallbackAddress(base, secret, secretParameter, parameters, more);
    }

    /**
     * The URL for {@link io.cielo24.job.TranscriptionOrder.Builder#callbackUrl}. Holds the secret: not for logs.
     *
     * @return with the service's tags as they are
     */
    public String url() {
        List<String> query = new ArrayList<>();
        tags.forEach(tag -> query.add(tag + "={" + tag + "}"));
        parameters.forEach((name, value) -> query.add(name + "=" + encoded(value)));
        if (secretParameter != null) {
            query.add(secretParameter + "=" + secret);
        }
        return base.getScheme() + "://" + base.getRawAuthority() + expectedPath() + "?" + String.join("&", query);
    }

    /**
     * Reads what was requested.
     *
     * @param target path and query as they stand in the request line, encoded; scheme and host may stand before them
     * @return the callback; empty if the path or the secret is another (compared in constant time), so that nobody learns
     *     which, or if there is no job id: answer with 404
     */
    public Optional<Callback> read(String target) {
        if (target.length() > LONGEST_TARGET) {
            return Optional.empty();
        }
        String local = target.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*", "");
        int question = local.indexOf('?');
        String path = question < 0 ? local : local.substring(0, question);
        Map<String, String> query = question < 0 ? Map.of() : query(local.substring(question + 1));
        String given = secretParameter == null ? "" : query.getOrDefault(secretParameter, "");
        // Not short-circuited: both are compared, each in constant time.
        boolean ours = same(path, expectedPath()) & (secretParameter == null || same(given, secret));
        String job = value(query, JOB);
        if (!ours || job == null || !job.matches("[0-9a-fA-F]{32}")) {
            return Optional.empty();
        }
        Map<String, String> others = new LinkedHashMap<>(query);
        List.of(JOB, IWP, VERSION).forEach(others::remove);
        if (secretParameter != null) {
            others.remove(secretParameter);
        }
        String iwp = value(query, IWP);
        return Optional.of(new Callback(
                job.toLowerCase(Locale.ROOT), iwp == null ? null : new Iwp(iwp), value(query, VERSION), others));
    }

    /** Scheme and host only. */
    @Override
    public String toString() {
        return "CallbackAddress[" + base.getScheme() + "://" + base.getHost() + "]";
    }

    private String expectedPath() {
        String path = Objects.requireNonNullElse(base.getRawPath(), "");
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return secretParameter == null ? trimmed + "/" + secret : trimmed.isEmpty() ? "/" : trimmed;
    }

    private String freeName(String name) {
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException("a parameter's name holds letters, digits and _ - . only, was: '"
                    + name.replaceAll("\\p{Cntrl}", "?") + "'");
        }
        if (tags.contains(name) || parameters.containsKey(name) || name.equals(secretParameter)) {
            throw new IllegalArgumentException("parameter " + name + " is in the address already");
        }
        return name;
    }

    /** A value that is there: the service leaves a tag that does not apply as it is. */
    private static @Nullable String value(Map<String, String> query, String name) {
        String value = query.get(name);
        return value == null || value.isBlank() || value.equals("{" + name + "}") ? null : value;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                } catch (IllegalArgumentException e) {
                    return Map.of(); // not encoded as a query is: not from the service, and holds no job
                }
            }
        }
        return query;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.cielo24.maven;

import io.cielo24.Credentials;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Credentials and proxy, from the user's settings and the environment. Logs where from, never what. */
final class Access {

    /** The server that is looked up unless another is named. */
    static final String SERVER = "cielo24";

    private static final String USER = "CIELO24_USERNAME";
    private static final String KEY = "CIELO24_API_KEY";
    private static final String PASSWORD = "CIELO24_PASSWORD";

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Map<String, String> environment;
    private final Log log;

    Access(Settings settings, SettingsDecrypter decrypter, Map<String, String> environment, Log log) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.environment = environment;
        this.log = log;
    }

    /**
     * Who is calling.
     *
     * @param serverId the server that the user named, {@code null} if none was
     * @param byPassword whether the server's password is the account's, instead of its API key
     */
    Credentials credentials(@Nullable String serverId, boolean byPassword) throws MojoExecutionException {
        String id = serverId == null ? SERVER : serverId;
        Server server = settings.getServer(id);
        if (server != null) {
            return fromServer(id, server, byPassword);
        }
        if (serverId != null) {
            throw new MojoExecutionException(
                    Parameters.PREFIX + "serverId names '" + id + "', but the settings have no server of that id");
        }
        // CI hands on a secret that it has not as an empty text.
        String user = blankToNull(environment.get(USER));
        String key = blankToNull(environment.get(KEY));
        String password = blankToNull(environment.get(PASSWORD));
        if (user == null || (key == null && password == null)) {
            throw new MojoExecutionException("no credentials: add a <server> with the id '" + SERVER
                    + "' to settings.xml, its <username> the account's user and its <password> the API key, or set the "
                    + "environment variables " + USER + " and " + KEY + " (or " + PASSWORD + ")");
        }
        log.debug("credentials: from the environment, " + USER + " and " + (key != null ? KEY : PASSWORD));
        return made("the environment", user, key != null ? key : String.valueOf(password), key == null);
    }

    private Credentials fromServer(String id, Server server, boolean byPassword) throws MojoExecutionException {
        SettingsDecryptionResult result =
                decrypted(new DefaultSettingsDecryptionRequest(server), "server '" + id + "'");
        Server plain = result.getServer();
        String user = plain.getUsername();
        String secret = plain.getPassword();
        if (user == null || user.isBlank() || secret == null || secret.isBlank()) {
            throw new MojoExecutionException("the settings' server '" + id
                    + "' needs a <username>, the account's user, and a <password>, its API key");
        }
        log.debug("credentials: from the settings' server '" + id + "', as " + (byPassword ? "password" : "API key"));
        return made("the settings' server '" + id + "'", user, secret, byPassword);
    }

    private static Credentials made(String from, String user, String secret, boolean byPassword)
            throws MojoExecutionException {
        try {
            return byPassword ? Credentials.password(user, secret) : Credentials.apiKey(user, secret);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("the credentials from " + from + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The settings' proxy for this endpoint: the active one of its protocol, else the first active one. */
    Optional<TransportConfig.Proxy> proxy(URI endpoint) throws MojoExecutionException {
        List<Proxy> active =
                settings.getProxies().stream().filter(Proxy::isActive).toList();
        if (active.isEmpty()) {
            return Optional.empty();
        }
        Proxy chosen = active.stream()
                .filter(proxy -> endpoint.getScheme().equalsIgnoreCase(proxy.getProtocol()))
                .findFirst()
                .orElse(active.get(0));
        if (String.valueOf(chosen.getProtocol()).toLowerCase(Locale.ROOT).startsWith("socks")) {
            throw new MojoExecutionException("the settings' proxy '" + chosen.getId()
                    + "' is a SOCKS proxy, which is not supported; name an HTTP proxy");
        }
        Proxy plain = decrypted(new DefaultSettingsDecryptionRequest(chosen), "proxy '" + chosen.getId() + "'")
                .getProxy();
        String user = blankToNull(plain.getUsername());
        String password = plain.getPassword();
        String direct = plain.getNonProxyHosts();
        try {
            TransportConfig.Proxy proxy = new TransportConfig.Proxy(
                    String.valueOf(plain.getHost()),
                    plain.getPort(),
                    user,
                    user == null || password == null ? null : password.toCharArray(),
                    direct == null
                            ? List.of()
                            : Arrays.stream(direct.split("[|,\\s]+"))
                                    .filter(host -> !host.isEmpty())
                                    .toList());
            log.debug("proxy: " + proxy);
            return Optional.of(proxy);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(
                    "the settings' proxy '" + chosen.getId() + "' cannot be used: " + e.getMessage(), e);
        }
    }

    /** Of this one server or proxy only: what others have encrypted with is none of our business. */
    private SettingsDecryptionResult decrypted(SettingsDecryptionRequest request, String what)
            throws MojoExecutionException {
        SettingsDecryptionResult result = decrypter.decrypt(request);
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new MojoExecutionException(
                        "the settings' " + what + " cannot be decrypted: " + problem.getMessage());
            }
        }
        return result;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

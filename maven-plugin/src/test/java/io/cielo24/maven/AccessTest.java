package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.Credentials;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final URI ENDPOINT = URI.create("https://api.example.com/api");

    private final Settings settings = new Settings();
    private final List<String> decrypted = new ArrayList<>();
    private final List<SettingsProblem> problems = new ArrayList<>();

    @Test
    void theNamedServerIsDecryptedAndNoOther() throws MojoExecutionException {
        settings.addServer(server("cielo24", "wrong", "{wrong}"));
        settings.addServer(server("mine", "user", "{key}"));

        Credentials credentials = access(Map.of()).credentials("mine", false);

        assertThat(credentials).isEqualTo(Credentials.apiKey("user", "key"));
        assertThat(decrypted).containsExactly("mine");
    }

    @Test
    void aServerThatWasNamedMustBeThere() {
        Map<String, String> environment = Map.of("CIELO24_USERNAME", "user", "CIELO24_API_KEY", "key");

        assertThatThrownBy(() -> access(environment).credentials("mine", false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("'mine'");
    }

    @Test
    void theSettingsComeBeforeTheEnvironment() throws MojoExecutionException {
        Map<String, String> environment = Map.of("CIELO24_USERNAME", "other", "CIELO24_API_KEY", "other");
        settings.addServer(server("cielo24", "user", "{word}"));

        assertThat(access(environment).credentials(null, true)).isEqualTo(Credentials.password("user", "word"));
    }

    @Test
    void theEnvironmentsKeyComesBeforeItsPassword() throws MojoExecutionException {
        Map<String, String> environment =
                Map.of("CIELO24_USERNAME", "user", "CIELO24_API_KEY", "key", "CIELO24_PASSWORD", "word");

        assertThat(access(environment).credentials(null, false)).isEqualTo(Credentials.apiKey("user", "key"));
        assertThat(access(Map.of("CIELO24_USERNAME", "user", "CIELO24_PASSWORD", "word"))
                        .credentials(null, false))
                .isEqualTo(Credentials.password("user", "word"));
    }

    @Test
    void anEmptyVariableIsNone() throws MojoExecutionException {
        assertThat(access(Map.of("CIELO24_USERNAME", "user", "CIELO24_API_KEY", "", "CIELO24_PASSWORD", "word"))
                        .credentials(null, false))
                .isEqualTo(Credentials.password("user", "word"));
        assertThatThrownBy(() -> access(Map.of("CIELO24_USERNAME", "user", "CIELO24_API_KEY", " "))
                        .credentials(null, false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no credentials");
    }

    @Test
    void withoutCredentialsAllPlacesAreNamed() {
        assertThatThrownBy(() -> access(Map.of()).credentials(null, false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("'cielo24'")
                .hasMessageContaining("CIELO24_API_KEY")
                .hasMessageContaining("CIELO24_PASSWORD");
    }

    @Test
    void whatCannotBeDecryptedIsNotSent() {
        settings.addServer(server("cielo24", "user", "{secret}"));
        problems.add(new DefaultSettingsProblem("no master password", SettingsProblem.Severity.ERROR, "", 0, 0, null));

        assertThatThrownBy(() -> access(Map.of()).credentials(null, false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no master password")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theActiveProxyIsTakenWithItsExceptions() throws MojoExecutionException {
        settings.addProxy(proxy("off", "https", false));
        settings.addProxy(proxy("on", "http", true));

        TransportConfig.Proxy proxy = access(Map.of()).proxy(ENDPOINT).orElseThrow();

        assertThat(proxy.host()).isEqualTo("on.example.com");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.user()).isEqualTo("someone");
        assertThat(proxy.password()).containsExactly('p', 'w');
        assertThat(proxy.nonProxyHosts()).containsExactly("localhost", "*.local", "a");
        assertThat(decrypted).containsExactly("on");
    }

    @Test
    void withoutAnActiveProxyThereIsNone() throws MojoExecutionException {
        settings.addProxy(proxy("off", "https", false));

        assertThat(access(Map.of()).proxy(ENDPOINT)).isEmpty();
    }

    private Access access(Map<String, String> environment) {
        return new Access(settings, new BracesDecrypter(), environment, new SystemStreamLog());
    }

    private static Server server(String id, String user, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(user);
        server.setPassword(password);
        return server;
    }

    private static Proxy proxy(String id, String protocol, boolean active) {
        Proxy proxy = new Proxy();
        proxy.setId(id);
        proxy.setProtocol(protocol);
        proxy.setActive(active);
        proxy.setHost(id + ".example.com");
        proxy.setPort(3128);
        proxy.setUsername("someone");
        proxy.setPassword("{pw}");
        proxy.setNonProxyHosts("localhost|*.local,a");
        return proxy;
    }

    /** What stands in braces is encrypted. */
    private final class BracesDecrypter implements SettingsDecrypter {

        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            List<Server> servers = request.getServers().stream()
                    .map(each -> {
                        decrypted.add(each.getId());
                        return server(each.getId(), each.getUsername(), plain(each.getPassword()));
                    })
                    .toList();
            List<Proxy> proxies = request.getProxies().stream()
                    .map(each -> {
                        decrypted.add(each.getId());
                        Proxy proxy = each.clone();
                        proxy.setPassword(plain(each.getPassword()));
                        return proxy;
                    })
                    .toList();
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return servers.isEmpty() ? null : servers.get(0);
                }

                @Override
                public List<Server> getServers() {
                    return servers;
                }

                @Override
                public Proxy getProxy() {
                    return proxies.isEmpty() ? null : proxies.get(0);
                }

                @Override
                public List<Proxy> getProxies() {
                    return proxies;
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return problems;
                }
            };
        }

        private String plain(String text) {
            return text.replaceAll("[{}]", "");
        }
    }
}

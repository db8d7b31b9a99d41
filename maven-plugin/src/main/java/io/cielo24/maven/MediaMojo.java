package io.cielo24.maven;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.Timeouts;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.job.Language;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that works on media, with the service. */
abstract class MediaMojo extends LocalMojo {

    /**
     * The <code>server</code> in settings.xml that holds the credentials: <code>username</code> is the account's user,
     * <code>password</code> its API key. Unless this is set, the server <code>cielo24</code> is used if there is one, else
     * the environment variables <code>CIELO24_USERNAME</code> and <code>CIELO24_API_KEY</code> (or
     * <code>CIELO24_PASSWORD</code>).
     */
    @Parameter(property = "cielo24.serverId")
    private @Nullable String serverId;

    /**
     * What the server's <code>password</code> is: <code>apiKey</code> or <code>password</code>, the account's own.
     */
    @Parameter(property = "cielo24.login", defaultValue = "apiKey")
    private String login;

    /**
     * The HTTP transport. Others than <code>jdk</code> have to be added to the plugin's dependencies, such as
     * <code>io.cielo24:cielo24-transport-netty</code> for <code>netty</code>.
     */
    @Parameter(property = "cielo24.transport", defaultValue = "jdk")
    private String transport;

    /** How long the service may take to begin its answer, such as <code>60s</code>. */
    @Parameter(property = "cielo24.requestTimeout", defaultValue = "60s")
    private String requestTimeout;

    /** How long an upload may stand still, such as <code>2m</code>. Nothing limits how long it takes in all. */
    @Parameter(property = "cielo24.stallTimeout", defaultValue = "2m")
    private String stallTimeout;

    /** The language spoken, in the service's codes. */
    @Parameter(property = "cielo24.language", defaultValue = "en")
    private String language;

    /**
     * How carefully, and so at what price: <code>MECHANICAL</code>, <code>PREMIUM</code> or <code>PROFESSIONAL</code>.
     * There is no default: the price is your choice.
     */
    @Parameter(property = "cielo24.fidelity")
    private @Nullable String fidelity;

    /** How urgent, and so at what price: <code>STANDARD</code> or <code>PRIORITY</code>. The service's default unless set. */
    @Parameter(property = "cielo24.priority")
    private @Nullable String priority;

    /** In how many hours. The service's default unless set; fewer may cost more. */
    @Parameter(property = "cielo24.turnaroundHours")
    private @Nullable Integer turnaroundHours;

    /**
     * The languages to translate into, in the service's codes, such as <code>es,fr</code>. Translations are billed. At the
     * service each is a job of its own, related to this one, and <code>captions</code> fetches from all of them.
     */
    @Parameter(property = "cielo24.targetLanguages")
    private @Nullable List<String> targetLanguages;

    /**
     * Finer options of the order as <code>name=value</code>, in the service's names, such as <code>speaker_id=true</code>,
     * <code>enable_true_verbatim=true</code> or <code>notes=The host is called Ada.</code>
     */
    @Parameter(property = "cielo24.options")
    private @Nullable List<String> options;

    /** The product that the account has agreed on with the service, as the service names it. */
    @Parameter(property = "cielo24.standardProduct")
    private @Nullable String standardProduct;

    private final SettingsDecrypter decrypter;

    MediaMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    URI endpointUri() throws MojoExecutionException {
        switch (endpoint()) {
            case "production":
                return Cielo24Client.PRODUCTION;
            case "sandbox":
                return Cielo24Client.SANDBOX;
            default:
                URI uri;
                try {
                    uri = URI.create(endpoint());
                } catch (IllegalArgumentException e) {
                    throw unusable(e);
                }
                if (uri.getScheme() == null || uri.getHost() == null) {
                    throw unusable(null);
                }
                return uri;
        }
    }

    private MojoExecutionException unusable(@Nullable Exception cause) {
        return new MojoExecutionException(
                "cielo24.endpoint is '" + Redaction.shownBroken(endpoint())
                        + "'; give production, sandbox, simulator or the absolute https URI of a service",
                cause);
    }

    /** Connects nothing yet. */
    Service service() throws MojoExecutionException {
        Timeouts answer = Amounts.time("requestTimeout", requestTimeout, Timeouts.defaults()::withAnswer);
        Timeouts timeouts = Amounts.time("stallTimeout", stallTimeout, answer::withUploadStall);
        if (simulated()) {
            return Service.simulated(transport, timeouts, getLog());
        }
        if (!login.equals("apiKey") && !login.equals("password")) {
            throw new MojoExecutionException("cielo24.login is '" + login + "'; give apiKey or password");
        }
        Access access = new Access(session().getSettings(), decrypter, environment(), getLog());
        Credentials credentials = access.credentials(serverId, login.equals("password"));
        return Service.at(endpointUri(), credentials, transport, access.proxy(endpointUri()), timeouts, getLog());
    }

    /** The lock; open if it is there already. */
    Lock lock() throws MojoExecutionException {
        if (simulated()) {
            return Lock.inMemory();
        }
        Lock lock = Lock.in(lockDirectory());
        lock.openIfThere(new Journal.Owner(endpointUri(), "")); // of any account; who uses the service says which
        return lock;
    }

    /** The media, in the order of their names. */
    List<Medium> media(Lock lock) throws MojoExecutionException, IOException {
        List<MediaFiles.Found> all = found();
        if (all.isEmpty()) {
            return List.of();
        }
        return new Media(terms(), lock, getLog()).of(all);
    }

    OrderTerms terms() throws MojoExecutionException {
        return new OrderTerms(
                language(),
                OrderTerms.fidelity(fidelity),
                OrderTerms.priority(priority),
                OrderTerms.hours(turnaroundHours),
                OrderTerms.languages(targetLanguages),
                OrderOptions.of(options),
                standardProduct == null || standardProduct.isBlank() ? null : standardProduct.strip());
    }

    Language language() throws MojoExecutionException {
        return OrderTerms.language("language", language);
    }

    /**
     * The languages that are translated into, each once and without the one spoken; none where the service translates
     * nothing.
     */
    List<Language> translations() throws MojoExecutionException {
        Map<String, Language> byTag = new LinkedHashMap<>();
        byTag.put(LanguageTag.of(language()), language());
        for (Language target : OrderTerms.languages(targetLanguages)) {
            Language other = byTag.putIfAbsent(LanguageTag.of(target), target);
            if (other != null && !other.equals(target)) {
                throw new MojoExecutionException("captions in '" + other + "' and in '" + target
                        + "' would both be called '" + LanguageTag.of(target) + "'; give one of them only");
            }
        }
        List<Language> targets = byTag.values().stream().skip(1).toList();
        if (!targets.isEmpty() && !simulated() && endpointUri().equals(Cielo24Client.SANDBOX)) {
            getLog().warn("the sandbox translates nothing, so there are no captions in " + targets);
            return List.of();
        }
        return targets;
    }

    /** What the lock remembers. */
    static Optional<JournalEntry> entry(Lock lock, Medium medium) {
        return entry(lock, medium.key());
    }

    /** What the lock remembers. */
    static Optional<JournalEntry> entry(Lock lock, OrderKey key) {
        return lock.isOpen() ? lock.read(key) : Optional.empty();
    }
}

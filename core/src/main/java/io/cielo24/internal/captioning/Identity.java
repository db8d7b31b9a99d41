package io.cielo24.internal.captioning;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.OrderKey;
import io.cielo24.internal.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells one order from another. Only what decides the product and its price goes in; the keys of external systems
 * depend on it, so its recipe must never change.
 */
public final class Identity {

    private static final String PREFIX = "c24-";
    private static final int HASH_LENGTH = 40;

    /** Of the job: names and references. */
    private static final Set<String> JOB_ONLY = Set.of("job_name", "requestor", "reference", "expected_speakers");
    /** Of the order: where it is reported to. */
    private static final Set<String> ORDER_ONLY = Set.of("callback_url");
    /** Of the order's options: what is reported. */
    private static final Set<String> OPTIONS_ONLY = Set.of("custom_metadata", "return_iwp");

    private Identity() {}

    /** The key of an order whose media is told by this. */
    public static OrderKey key(CaptionOrder order, String mediaId) {
        String orderId = sha256("order\n" + Json.text(product(order)));
        String externalId = order.key()
                .orElseGet(() -> PREFIX
                        + sha256(mediaId + "\n" + orderId + "\n" + order.attempt())
                                .substring(0, HASH_LENGTH));
        return new OrderKey(externalId, mediaId, orderId);
    }

    /** What the media is told by, where its bytes need not be read; empty where they do. */
    public static Optional<String> mediaId(CaptionOrder order) {
        return order.key().isPresent()
                ? order.key().map(key -> sha256("key\n" + key))
                : order.media() instanceof CaptionMedia.OfUrl remote
                        ? Optional.of(sha256("url\n" + remote.url()))
                        : order.media() instanceof CaptionMedia.OfPlayer player
                                ? Optional.of(sha256("player\n" + player.page()))
                                : Optional.empty();
    }

    /** What decides the product and its price, by documented name, sorted. */
    static Map<String, String> product(CaptionOrder order) {
        Map<String, String> product = new TreeMap<>();
        product.put("language", "en"); // what the service assumes
        order.job().parameters().forEach((name, value) -> {
            if (!JOB_ONLY.contains(name)) {
                product.put(name, value.toString());
            }
        });
        order.order().parameters().forEach((name, value) -> {
            if (name.equals("options")) {
                String options = options(value.toString());
                if (!options.isEmpty()) {
                    product.put(name, options);
                }
            } else if (!ORDER_ONLY.contains(name)) {
                product.put(name, value.toString());
            }
        });
        return product;
    }

    /** The same options give the same text, in whatever order they were set; none left give none. */
    private static String options(String json) {
        Optional<Map<String, ?>> options = Json.tryObject(json.getBytes(StandardCharsets.UTF_8));
        if (options.isEmpty()) {
            return json;
        }
        Map<String, @Nullable Object> kept = new TreeMap<>(options.get());
        kept.keySet().removeAll(OPTIONS_ONLY);
        return kept.isEmpty() ? "" : Json.text(sorted(kept));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((name, member) -> sorted.put(String.valueOf(name), member == null ? null : sorted(member)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item == null ? "null" : sorted(item))
                        .toList()
                : value;
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(newSha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

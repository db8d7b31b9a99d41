package io.cielo24.captioning;

import io.cielo24.internal.captioning.Identity;
import java.util.regex.Pattern;

/**
 * What tells one order from another.
 *
 * @param externalId by which the service knows the order's job: made of the two below, or the caller's own key
 * @param mediaId 64 hex digits, made of the media's content, its URL, or the caller's own key
 * @param orderId 64 hex digits, made of what decides the product and its price
 */
public record OrderKey(String externalId, String mediaId, String orderId) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Checks the form. */
    public OrderKey {
        if (externalId.isBlank() || externalId.length() > CaptionOrder.LONGEST_KEY) {
            throw new IllegalArgumentException("an external id has 1 to " + CaptionOrder.LONGEST_KEY
                    + " characters, this has " + externalId.length());
        }
        if (!HASH.matcher(mediaId).matches() || !HASH.matcher(orderId).matches()) {
            throw new IllegalArgumentException("media id and order id have 64 lower-case hex digits");
        }
    }

    /**
     * The key of an order. Touches neither network nor files.
     *
     * @param order what is ordered
     * @param contentSha256 of the media's bytes, 64 lower-case hex digits; not looked at where the order is told by a key
     *     of its own or by a URL
     * @return the same key as the flow finds for this order
     */
    public static OrderKey of(CaptionOrder order, String contentSha256) {
        return Identity.key(order, Identity.mediaId(order).orElse(contentSha256));
    }

    @Override
    public String toString() {
        return externalId;
    }
}

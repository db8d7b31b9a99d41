package io.cielo24.captioning;

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

    @Override
    public String toString() {
        return externalId;
    }
}

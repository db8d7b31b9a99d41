package io.cielo24.job;

import org.jspecify.annotations.Nullable;

/**
 * Guidelines as the service has stored them. What it did not say is {@code null}.
 *
 * @param fullHtml whether they were stored as a web page
 * @param path where, within the service's storage
 * @param account of the storage
 * @param bucket of the storage
 * @param size in bytes
 * @param json the whole document
 */
public record GuidelinesReceipt(
        @Nullable Boolean fullHtml,
        @Nullable String path,
        @Nullable String account,
        @Nullable String bucket,
        @Nullable Long size,
        String json) {}

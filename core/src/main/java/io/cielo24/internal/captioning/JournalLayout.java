package io.cielo24.internal.captioning;

import io.cielo24.captioning.Journal.FileStamp;
import io.cielo24.captioning.OrderKey;
import java.nio.file.Path;

/**
 * Which file of a journal is what. Journals are kept for years, so names do not change.
 *
 * <pre>
 * journal.json                        whose it is
 * journal.lock                        one byte per order that is being worked on
 * jobs/&lt;media&gt;/&lt;external id&gt;.json      one order
 * hashes/&lt;path&gt;.json                  content of a file at one time, so that it is not read again
 * </pre>
 *
 * @param directory of the journal
 */
record JournalLayout(Path directory) {

    private static final int NAME_LENGTH = 16;

    Path header() {
        return directory.resolve("journal.json");
    }

    Path jobs() {
        return directory.resolve("jobs");
    }

    Path ofMedia(String mediaId) {
        return jobs().resolve(mediaId.substring(0, NAME_LENGTH));
    }

    /** The external id itself where every file system can tell it from others by its name. */
    Path order(OrderKey key) {
        String id = key.externalId();
        String name = id.matches("[a-z0-9][a-z0-9-]*")
                ? id
                : "key." + Identity.sha256(id).substring(0, NAME_LENGTH);
        return ofMedia(key.mediaId()).resolve(name + ".json");
    }

    Path hash(FileStamp stamp) {
        return directory
                .resolve("hashes")
                .resolve(Identity.sha256(stamp.path()).substring(0, 2 * NAME_LENGTH) + ".json");
    }
}

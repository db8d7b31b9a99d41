package io.cielo24.internal.captioning;

import io.cielo24.JournalException;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journal of files, named as {@link JournalLayout} says. */
public final class DirectoryJournal implements Journal {

    private static final String JOURNAL = "cielo24-journal";
    private static final String HASH = "cielo24-hash";

    private final Path directory;
    private final JournalLayout layout;
    private final String holder;
    private final Set<FileHold> holds = new HashSet<>();
    private @Nullable JournalLocks locks;
    private @Nullable Owner owner;
    private boolean closed;

    public DirectoryJournal(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.layout = new JournalLayout(this.directory);
        this.holder = "process " + ProcessHandle.current().pid() + hostName();
    }

    private static String hostName() {
        String unix = System.getenv("HOSTNAME");
        String name = unix == null ? System.getenv("COMPUTERNAME") : unix;
        return name == null || name.isBlank() ? "" : " on " + name;
    }

    @Override
    public synchronized void open(Owner opener) {
        if (closed) {
            throw new JournalException("the journal in " + directory + " is closed", null);
        }
        if (owner != null) {
            check(owner, opener);
            return;
        }
        try {
            JournalFiles.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalException("the journal's directory " + directory + " cannot be made: " + e, e);
        }
        JournalLocks opened = JournalLocks.of(directory);
        try {
            openHeader(opener);
        } catch (RuntimeException e) {
            opened.leave();
            throw e;
        }
        locks = opened;
        owner = opener;
    }

    /** Whose a journal is; empty if there is none. */
    public static Optional<Owner> ownerOf(Path directory) {
        Path header = new JournalLayout(directory).header();
        return JournalFiles.read(header).map(bytes -> owner(bytes, header));
    }

    private static Owner owner(byte[] bytes, Path header) {
        JournalText.Reader reader = new JournalText.Reader(bytes, header, JOURNAL);
        return new Owner(
                URI.create(reader.required("endpoint")), Objects.requireNonNullElse(reader.text("account"), ""));
    }

    /** Two processes that begin a journal at the same moment write the same; if not, the one that reads last is told. */
    private void openHeader(Owner opener) {
        Path header = layout.header();
        if (JournalFiles.read(header).isEmpty()) {
            Map<String, Object> text = JournalText.head(JOURNAL);
            text.put("endpoint", opener.endpoint().toString());
            text.put("account", opener.account());
            JournalFiles.replaceShared(header, JournalText.bytes(text));
        }
        check(
                ownerOf(directory)
                        .orElseThrow(() -> new JournalException("the journal file " + header + " is gone", null)),
                opener);
    }

    private void check(Owner there, Owner opener) {
        boolean sameAccount = there.account().isEmpty()
                || opener.account().isEmpty()
                || there.account().equals(opener.account());
        if (!there.endpoint().equals(opener.endpoint()) || !sameAccount) {
            throw new JournalException(
                    "the journal in " + directory + " is for " + described(there) + ", not for " + described(opener)
                            + "; give another directory",
                    null);
        }
    }

    private static String described(Owner owner) {
        return owner.endpoint() + (owner.account().isEmpty() ? "" : " and account '" + owner.account() + "'");
    }

    @Override
    public synchronized Taking take(OrderKey key) {
        JournalLocks.Holder who = locks().take(key.externalId());
        if (who == JournalLocks.Holder.US) {
            FileHold hold = new FileHold(key);
            holds.add(hold);
            return Taking.of(hold);
        }
        return who == JournalLocks.Holder.THIS_PROCESS
                ? Taking.heldBy("another flow of this process", true)
                : Taking.heldBy(lastWriter(key), false);
    }

    private String lastWriter(OrderKey key) {
        Path file = layout.order(key);
        return JournalFiles.read(file)
                .map(bytes -> new JournalText.Reader(bytes, file, "cielo24-order").text("writtenBy"))
                .map(writer -> "another process, probably " + writer)
                .orElse("another process");
    }

    @Override
    public Optional<JournalEntry> read(OrderKey key) {
        locks();
        Path file = layout.order(key);
        return JournalFiles.read(file).map(bytes -> {
            JournalEntry entry = JournalText.entry(bytes, file);
            if (!entry.key().externalId().equals(key.externalId())) {
                throw new JournalException(
                        "the journal file " + file + " is of another order: "
                                + entry.key().externalId(),
                        null);
            }
            return entry;
        });
    }

    @Override
    public List<JournalEntry> ofMedia(String mediaId) {
        locks();
        return listed(layout.ofMedia(mediaId), "*.json").stream()
                .flatMap(file -> entry(file).stream())
                .toList();
    }

    @Override
    public List<JournalEntry> entries() {
        locks();
        return listed(layout.jobs(), "*").stream()
                .filter(Files::isDirectory)
                .flatMap(media -> listed(media, "*.json").stream())
                .flatMap(file -> entry(file).stream())
                .sorted(Comparator.comparing(JournalEntry::media)
                        .thenComparing(entry -> entry.key().externalId()))
                .toList();
    }

    private static Optional<JournalEntry> entry(Path file) {
        return JournalFiles.read(file).map(bytes -> JournalText.entry(bytes, file));
    }

    private static List<Path> listed(Path directory, String names) {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
            files.forEach(all::add);
            return all;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException | IOException e) {
            throw new JournalException("the journal's directory " + directory + " cannot be read: " + e, e);
        }
    }

    @Override
    public Optional<String> knownHash(FileStamp stamp) {
        Path file = layout.hash(stamp);
        return JournalFiles.read(file)
                .map(bytes -> new JournalText.Reader(bytes, file, HASH))
                .filter(reader -> stamp.path().equals(reader.text("path"))
                        && String.valueOf(stamp.size()).equals(reader.text("size"))
                        && String.valueOf(stamp.modified()).equals(reader.text("modified")))
                .map(reader -> reader.required("sha256"));
    }

    @Override
    public void rememberHash(FileStamp stamp, String sha256) {
        Map<String, Object> text = JournalText.head(HASH);
        text.put("path", stamp.path());
        text.put("size", stamp.size());
        text.put("modified", stamp.modified());
        text.put("sha256", sha256);
        JournalFiles.replaceShared(layout.hash(stamp), JournalText.bytes(text));
    }

    @Override
    public void close() {
        List<FileHold> open;
        JournalLocks leaving;
        synchronized (this) {
            open = List.copyOf(holds);
            leaving = locks;
            locks = null;
            closed = true;
        }
        open.forEach(hold -> hold.end(leaving));
        if (leaving != null) {
            leaving.leave();
        }
    }

    @Override
    public String toString() {
        return "Journal[" + directory + "]";
    }

    private synchronized JournalLocks locks() {
        if (locks == null) {
            throw new JournalException("the journal in " + directory + " is " + (closed ? "closed" : "not open"), null);
        }
        return locks;
    }

    private final class FileHold implements Hold {

        private final OrderKey key;
        private boolean ended;

        FileHold(OrderKey key) {
            this.key = key;
        }

        @Override
        public synchronized void write(JournalEntry entry) {
            if (ended || !entry.key().externalId().equals(key.externalId())) {
                throw new JournalException("order " + key + " is not held by who writes it", null);
            }
            JournalFiles.replace(layout.order(key), JournalText.of(entry, holder));
        }

        @Override
        public void release() {
            JournalLocks there;
            synchronized (DirectoryJournal.this) {
                there = locks;
                holds.remove(this);
            }
            end(there);
        }

        /** After a write that is under way. */
        private synchronized void end(@Nullable JournalLocks there) {
            if (!ended) {
                ended = true;
                if (there != null) {
                    there.giveBack(key.externalId());
                }
            }
        }
    }
}

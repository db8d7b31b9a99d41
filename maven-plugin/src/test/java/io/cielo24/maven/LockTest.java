package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.captioning.Journal;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {

    private static final Journal.Owner OWNER = new Journal.Owner(URI.create("https://api.example.com/api"), "user");

    @TempDir
    Path directory;

    @Test
    void lookingForALockDoesNotMakeIt() {
        Path path = directory.resolve(".cielo24");
        try (Lock lock = Lock.in(path)) {
            lock.openIfThere(OWNER);

            assertThat(lock.isOpen()).isFalse();
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void aLockThatAnotherMakesMeanwhileIsNotTakenForOpen() {
        try (Lock lock = Lock.in(directory);
                Lock other = Lock.in(directory)) {
            lock.openIfThere(OWNER);
            other.open(OWNER);

            assertThat(other.isOpen()).isTrue();
            assertThat(lock.isOpen()).isFalse();

            lock.openIfThere(OWNER);
            assertThat(lock.isOpen()).isTrue();
            assertThat(lock.entries()).isEmpty();
        }
    }

    @Test
    void whatIsInAFileIsRememberedWhetherTheLockIsThereOrNot() {
        Path path = directory.resolve(".cielo24");
        Journal.FileStamp stamp = new Journal.FileStamp("/a.mp4", 1, 2);
        try (Lock lock = Lock.in(path)) {
            assertThat(lock.knownHash(stamp)).isEmpty();
            lock.rememberHash(stamp, "a".repeat(64));

            assertThat(lock.knownHash(stamp)).contains("a".repeat(64));
            assertThat(lock.toLook()).isNotSameAs(lock);
            assertThat(lock.toLook().knownHash(stamp)).contains("a".repeat(64));
            assertThat(path).doesNotExist();

            lock.open(OWNER);
            assertThat(lock.toLook()).isSameAs(lock);
        }
        try (Lock later = Lock.in(path)) {
            later.open(OWNER);
            assertThat(later.knownHash(stamp)).contains("a".repeat(64));
        }
    }

    @Test
    void aLockInMemoryIsAlwaysOpen() {
        try (Lock lock = Lock.inMemory()) {
            assertThat(lock.isOpen()).isTrue();
        }
    }
}

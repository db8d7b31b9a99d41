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
    void aLockInMemoryIsAlwaysOpen() {
        try (Lock lock = Lock.inMemory()) {
            assertThat(lock.isOpen()).isTrue();
        }
    }
}

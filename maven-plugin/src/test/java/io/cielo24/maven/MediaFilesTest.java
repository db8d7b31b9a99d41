package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFilesTest {

    @TempDir
    Path base;

    @Test
    void mediaAreFoundInTheOrderOfTheirNamesWithTheirPlace() throws Exception {
        file("media/talks/b.MP4");
        file("media/talks/a.mp3");
        file("media/talks/notes.txt");

        List<MediaFiles.Found> found = files(List.of("talks\\*.mp?"), List.of()).inDirectory();

        assertThat(found).extracting(MediaFiles.Found::name).containsExactly("media/talks/a.mp3", "media/talks/b.MP4");
        assertThat(found).extracting(MediaFiles.Found::place).containsExactly("talks/a", "talks/b");
    }

    @Test
    void twoMediaThatWouldShareACaptionFileAreBothNamed() throws Exception {
        file("media/a.mp4");
        file("media/A.mp3");

        assertThatThrownBy(() -> MediaFiles.checkPlaces(
                        files(MediaFiles.INCLUDES, List.of()).inDirectory()))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("media/a.mp4")
                .hasMessageContaining("media/A.mp3")
                .hasMessageContaining("cielo24.excludes");
    }

    @Test
    void theSameNameInTwoFoldersIsTwoFiles() throws Exception {
        file("media/one/a.mp4");
        file("media/two/a.mp4");

        MediaFiles.checkPlaces(files(MediaFiles.INCLUDES, List.of()).inDirectory());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> files(MediaFiles.INCLUDES, List.of()).named(List.of("media\\missing.mp4")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("missing.mp4");
    }

    @Test
    void whatAUrlHidesIsNotSaid() {
        assertThatThrownBy(() -> files(MediaFiles.INCLUDES, List.of())
                        .named(List.of("https://user:word@example.com/a b.mp4?signature=secret")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("https://example.com/a b.mp4")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("word")
                .hasNoCause();
    }

    private MediaFiles files(List<String> includes, List<String> excludes) {
        return new MediaFiles(base, base.resolve("media"), new Patterns(includes, excludes));
    }

    private void file(String path) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }
}

package io.cielo24.maven.caption;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads caption files, strictly and leniently at once: whatever departs from the format's rules is a finding, and
 * reading goes on with what a person would take it to mean. What a file says never makes an exception; only a file that
 * cannot be read at all does.
 *
 * <p>A finding of form is an error where a player would refuse, lose or garble something, and a warning where players
 * are known to cope. A cue whose times cannot be made out is not among the cues, but its number is not given to another.
 *
 * <p>Memory is bounded: no more than {@link #MOST_BYTES} of a file and {@link #MOST_CUES} cues are looked at, which is
 * more than a day of speech has; a file with more gets a finding. Text is taken to be UTF-8, and a byte-order mark at
 * its start is left out.
 */
public final class CaptionReader {

    /** No more of a file is read than this: 8 MiB. */
    public static final int MOST_BYTES = 8 << 20;

    /** No more cues are read than this. */
    public static final int MOST_CUES = 100_000;

    private CaptionReader() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param name the name used in findings, such as a path from the project's directory with slashes
     * @param format the format to read it as
     * @return its cues, and what is wrong with its form
     * @throws IOException if the file cannot be read from disk
     */
    public static CaptionFile read(Path path, String name, CaptionFormat format) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return read(bytes, name, format);
        }
    }

    /**
     * Reads what is in memory already.
     *
     * @param bytes the file's bytes
     * @param name the name used in findings
     * @param format the format to read it as
     * @return its cues, and what is wrong with its form
     */
    public static CaptionFile read(byte[] bytes, String name, CaptionFormat format) {
        Findings findings = Findings.ofForm(name);
        Cues cues = new Cues(findings);
        String text = SourceText.decode(bytes, findings);
        switch (format) {
            case WEB_VTT -> new VttReader(new Lines(text), findings, cues).read();
            case SRT -> new SrtReader(new Lines(text), findings, cues).read();
            case SBV -> new SbvReader(new Lines(text), findings, cues).read();
            case DFXP -> new TtmlReader(findings, cues).read(text);
        }
        return new CaptionFile(name, format, cues.all(), findings.sorted());
    }
}

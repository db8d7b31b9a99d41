package io.cielo24.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any text can stand between tags and in an attribute, and comes out as it went in. */
class HtmlPropertiesTest {

    @Property(tries = 1000)
    void escapedTextHoldsNothingThatHtmlObeys(@ForAll String text) {
        String escaped = Html.escape(text);

        assertThat(escaped).doesNotContain("<", ">", "\"", "'", "\0", "\r");
        assertThat(escaped.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
        String again = escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        assertThat(again.codePointCount(0, again.length())).isEqualTo(text.codePointCount(0, text.length()));
        for (int i = 0, j = 0; i < text.length(); ) {
            int in = text.codePointAt(i);
            assertThat(again.codePointAt(j)).isIn(in, 0xFFFD);
            i += Character.charCount(in);
            j += Character.charCount(again.codePointAt(j));
        }
    }
}

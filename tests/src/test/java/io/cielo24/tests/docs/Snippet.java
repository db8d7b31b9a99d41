package io.cielo24.tests.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of Java of a page. A comment on the line before it, which nobody sees, says what the block takes for granted:
 * {@code <!-- given client, jobId -->} are methods of {@link Given}, {@code <!-- declares -->} is a block of classes or
 * methods, compiled and not run, {@code <!-- elsewhere: module -->} one that this module has no libraries for.
 *
 * @param page the file's name
 * @param line where the block begins
 * @param given names, of methods of {@link Given}
 * @param declares whether it holds declarations instead of statements
 * @param elsewhere the folder of the module whose tests have it instead, or empty
 * @param code the block
 */
record Snippet(String page, int line, List<String> given, boolean declares, String elsewhere, String code) {

    private static final Pattern BLOCK = Pattern.compile(
            "(?:^<!-- (?:given (?<given>[\\w, ]+)|(?<declares>declares)|elsewhere: (?<elsewhere>[\\w/-]+)) -->\\n)?"
                    + "^```java\\n(?<code>.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    static List<Snippet> in(Path page) throws IOException {
        String text = Files.readString(page);
        List<Snippet> all = new ArrayList<>();
        for (Matcher found = BLOCK.matcher(text); found.find(); ) {
            all.add(new Snippet(
                    page.getFileName().toString(),
                    (int) text.substring(0, found.start("code")).lines().count(),
                    found.group("given") == null
                            ? List.of()
                            : Arrays.stream(found.group("given").split(","))
                                    .map(String::strip)
                                    .toList(),
                    found.group("declares") != null,
                    found.group("elsewhere") == null ? "" : found.group("elsewhere"),
                    found.group("code")));
        }
        return all;
    }

    /** The name of the class that the block becomes. */
    String className() {
        return page.replaceAll("\\W", "_") + "_" + line;
    }

    /** The class that the block becomes. */
    String source() {
        // A block that is a whole file begins with imports of its own.
        String imports = code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        StringBuilder text = new StringBuilder(IMPORTS)
                .append(imports)
                .append("\npublic class ")
                .append(className())
                .append(" {\n");
        if (declares) {
            return text.append(code.substring(imports.length())).append("}\n").toString();
        }
        text.append("public static void run(Given the) throws Exception {\n");
        given.forEach(name ->
                text.append("var ").append(name).append(" = the.").append(name).append("();\n"));
        return text.append(code
                        // The pages show what a user writes; here it goes to the simulator and to a scratch folder.
                        .replace("Cielo24Client.builder()", "the.builder()")
                        .replace("Path.of(\"", "the.path(\"")
                        .replace("new InetSocketAddress(8080)", "new InetSocketAddress(0)"))
                .append("}\n}\n")
                .toString();
    }

    private static final String IMPORTS = """
            import io.cielo24.*;
            import io.cielo24.account.*;
            import io.cielo24.captioning.*;
            import io.cielo24.job.*;
            import io.cielo24.media.*;
            import io.cielo24.simulator.*;
            import io.cielo24.tests.docs.Given;
            import io.cielo24.transcript.*;
            import io.cielo24.transport.*;
            import io.cielo24.transport.jdk.*;
            import io.cielo24.transport.netty.*;
            import io.cielo24.transport.tck.*;
            import io.netty.channel.ChannelOption;
            import java.io.*;
            import java.net.*;
            import java.net.http.HttpClient;
            import java.nio.ByteBuffer;
            import java.nio.file.*;
            import java.time.Duration;
            import java.util.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.*;
            import reactor.core.publisher.*;
            import reactor.core.scheduler.*;
            import reactor.netty.resources.*;
            import reactor.netty.tcp.TcpClient;
            import reactor.test.StepVerifier;
            import static org.assertj.core.api.Assertions.assertThat;
            """;
}

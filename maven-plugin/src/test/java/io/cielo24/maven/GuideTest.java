package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.Descriptor.Goal;
import io.cielo24.maven.Descriptor.Parameter;
import io.cielo24.maven.caption.CaptionRules;
import io.cielo24.maven.caption.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The user guide says of goals, parameters and rules what the plugin says of itself. Its tables are made by the plugin: when
 * they differ, the failure names the command.
 */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/maven-plugin.md");
    private static final Pattern TABLE =
            Pattern.compile("<!-- table: ([a-z-]+) -->\n(.*?)<!-- end of table -->\n", Pattern.DOTALL);

    @Test
    void itsTablesAreThoseOfThePlugin() throws Exception {
        String guide = Files.readString(GUIDE).replace("\r\n", "\n");
        Map<String, String> tables = tables();
        List<String> seen = new ArrayList<>();
        String expected = TABLE.matcher(guide).replaceAll(found -> {
            seen.add(found.group(1));
            String table = tables.getOrDefault(found.group(1), "no such table\n");
            return Matcher.quoteReplacement(
                    "<!-- table: " + found.group(1) + " -->\n" + table + "<!-- end of table -->\n");
        });
        assertThat(seen).as("each table has its place").containsExactlyInAnyOrderElementsOf(tables.keySet());

        if (System.getProperty("guide.write") != null) {
            Files.writeString(GUIDE, expected);
            return;
        }
        assertThat(guide)
                .as("write the tables anew: mvn test -pl maven-plugin -am -Dtest=GuideTest -Dguide.write"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(expected);
    }

    @Test
    void everyParameterIsExplainedAndHasAPropertyThatBeginsWithOurName() throws Exception {
        for (Goal goal : Descriptor.read().goals()) {
            assertThat(goal.description()).as(goal.name()).isNotBlank();
            for (Parameter parameter : goal.settable()) {
                assertThat(parameter.description())
                        .as(goal.name() + " " + parameter.name())
                        .isNotBlank();
                if (!goal.name().equals("help")) {
                    assertThat(parameter.property()).startsWith(Parameters.PREFIX);
                }
            }
        }
    }

    /** Between the dots, of which each stands for something that differs from case to case. */
    @Test
    void whatItSaysOfMessagesTheyStillSay() throws Exception {
        String guide = Files.readString(GUIDE);
        String trouble = guide.substring(guide.indexOf("## When something goes wrong"));
        StringBuilder sources = new StringBuilder("Goal requires online mode"); // says Maven
        for (String module : List.of("src/main/java", "../core/src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(module))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
                }
            }
        }
        List<String> messages = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(trouble)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(messages).hasSizeGreaterThan(10);
        for (String message : messages) {
            for (String part : message.split("…")) {
                assertThat(sources.indexOf(part.strip().replaceAll("^'|'$", "")))
                        .as("'" + part + "' of '" + message + "'")
                        .isNotNegative();
            }
        }
    }

    private static Map<String, String> tables() throws Exception {
        Descriptor plugin = Descriptor.read();
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("goals", goals(plugin));
        Map<Parameter, List<String>> users = new LinkedHashMap<>();
        for (Goal goal : plugin.goals()) {
            goal.settable()
                    .forEach(parameter -> users.computeIfAbsent(parameter, each -> new ArrayList<>())
                            .add(goal.name()));
        }
        for (Goal goal : plugin.goals()) {
            if (!goal.name().equals("help")) {
                List<Parameter> own = goal.settable().stream()
                        .filter(parameter -> users.get(parameter).size() == 1)
                        .toList();
                if (!own.isEmpty()) {
                    tables.put(goal.name(), parameters(own));
                }
            }
        }
        tables.put("shared", shared(users));
        tables.put("rules", rules());
        return tables;
    }

    private static String goals(Descriptor plugin) {
        return "| Goal | Default phase | What it does |\n|---|---|---|\n"
                + plugin.goals().stream()
                        .map(goal -> "| `" + goal.name() + "` | " + (goal.phase() == null ? "none" : goal.phase())
                                + " | " + cell(goal.description()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String parameters(List<Parameter> parameters) {
        return "| Parameter | Default | What it means |\n|---|---|---|\n"
                + parameters.stream()
                        .map(parameter -> "| " + name(parameter) + " | " + byDefault(parameter) + " | "
                                + cell(parameter.description()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String shared(Map<Parameter, List<String>> users) {
        return "| Parameter | Default | Goals | What it means |\n|---|---|---|---|\n"
                + users.entrySet().stream()
                        .filter(user -> user.getValue().size() > 1)
                        .map(user -> "| " + name(user.getKey()) + " | " + byDefault(user.getKey()) + " | "
                                + String.join(", ", user.getValue()) + " | "
                                + cell(user.getKey().description()) + " |\n")
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static String rules() {
        StringBuilder table = new StringBuilder("| Rule | Level | Limit | Asks for |\n|---|---|---|---|\n");
        CaptionRules defaults = CaptionRules.defaults();
        for (Rule rule : Rule.values()) {
            table.append(
                    "| `" + rule.id() + "` | " + defaults.level(rule).name().toLowerCase(Locale.ROOT) + " | "
                            + cell(defaults.limit(rule)) + " | " + cell(rule.title()) + " |\n");
        }
        return table.toString();
    }

    /** As it is called in a pom, and as a property where that has another name. */
    private static String name(Parameter parameter) {
        String property = Parameters.PREFIX + parameter.name();
        return "`" + parameter.name() + "`"
                + (parameter.property().equals(property) ? "" : " (`" + parameter.property() + "`)");
    }

    private static String byDefault(Parameter parameter) {
        return parameter.byDefault().isEmpty() ? "" : "`" + parameter.byDefault() + "`";
    }

    private static String cell(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;");
    }
}

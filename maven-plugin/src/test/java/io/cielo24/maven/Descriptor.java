package io.cielo24.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven is told about the goals: the plugin's descriptor as this build has made it. */
record Descriptor(List<Goal> goals) {

    /** One goal. */
    record Goal(
            String name,
            String implementation,
            @Nullable String phase,
            boolean online,
            String description,
            List<Parameter> parameters) {

        /** Those that a user can set. */
        List<Parameter> settable() {
            return parameters.stream().filter(Parameter::settable).toList();
        }
    }

    /** One parameter; {@code property} is empty where there is none, {@code byDefault} where there is no default. */
    record Parameter(String name, String property, String byDefault, String description, boolean settable) {}

    static Descriptor read() throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("target/classes/META-INF/maven/plugin.xml"))
                .getDocumentElement();
        List<Goal> goals = new ArrayList<>();
        for (Element mojo : elements(plugin.getElementsByTagName("mojo"))) {
            Element configuration =
                    elements(mojo.getElementsByTagName("configuration")).get(0);
            List<Parameter> parameters = elements(mojo.getElementsByTagName("parameter")).stream()
                    .map(parameter -> parameter(parameter, configuration))
                    .toList();
            goals.add(new Goal(
                    text(mojo, "goal"),
                    text(mojo, "implementation"),
                    text(mojo, "phase").isEmpty() ? null : text(mojo, "phase"),
                    Boolean.parseBoolean(text(mojo, "requiresOnline")),
                    text(mojo, "description"),
                    parameters));
        }
        return new Descriptor(List.copyOf(goals));
    }

    private static Parameter parameter(Element parameter, Element configuration) {
        String name = text(parameter, "name");
        List<Element> values = elements(configuration.getElementsByTagName(name));
        String expression = values.isEmpty() ? "" : values.get(0).getTextContent();
        return new Parameter(
                name,
                expression.replaceAll("^\\$\\{|}$", ""),
                values.isEmpty() ? "" : values.get(0).getAttribute("default-value"),
                text(parameter, "description"),
                Boolean.parseBoolean(text(parameter, "editable")));
    }

    Goal goal(String name) {
        return goals.stream()
                .filter(goal -> goal.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    /** Of a child, not of a deeper descendant. */
    private static String text(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).stream()
                .filter(element -> element.getParentNode() == parent)
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}

package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Eclipse is told to do with the goals. */
class M2eMappingTest {

    @Test
    void everyGoalThatABuildMayRunIsMappedOnceAndNoneOrders() throws Exception {
        Document mapping = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(getClass()
                        .getResource("/META-INF/m2e/lifecycle-mapping-metadata.xml")
                        .toString());
        List<String> all =
                Descriptor.read().goals().stream().map(Descriptor.Goal::name).toList();

        assertThat(texts(mapping.getDocumentElement(), "goal"))
                .doesNotHaveDuplicates()
                .isSubsetOf(all)
                .containsAll(all.stream().filter(goal -> !goal.equals("help")).toList());
        for (Element execution : elements(mapping.getDocumentElement(), "pluginExecution")) {
            if (!elements(execution, "execute").isEmpty()) {
                assertThat(texts(execution, "goal")).containsExactly("captions");
                assertThat(texts(execution, "runOnIncremental")).containsExactly("false");
            }
        }
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}

package io.cielo24.maven.caption;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads TTML, and DFXP as its drafts were called. The XML parser is the JDK's own, whatever else stands on the class
 * path; it reads no document type definition and resolves no entity, so that a file can neither reach another one nor
 * grow without bounds.
 */
final class TtmlReader {

    private static final String NAMESPACE = "http://www.w3.org/ns/ttml";
    private static final Set<String> NAMESPACES =
            Set.of(NAMESPACE, "http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/2006/04/ttaf1");
    /** Less than where the parsers of newer JDKs stop by themselves, with less to say. */
    private static final int MOST_DEPTH = 64;

    private final Findings findings;
    private final Cues cues;
    private final Deque<TtmlElement> open = new ArrayDeque<>();
    private final Map<String, String> agents = new HashMap<>();
    private TtmlTime times = TtmlTime.DEFAULTS;
    private @Nullable String agent; // the agent whose name may follow
    private @Nullable StringBuilder agentName;

    TtmlReader(Findings findings, Cues cues) {
        this.findings = findings;
        this.cues = cues;
    }

    void read(String text) {
        if (text.isBlank()) {
            findings.formError(1, "is empty, so no XML");
            return;
        }
        encoding(text);
        try {
            XMLStreamReader in = open(new AmpersandReader(text, findings));
            try {
                elements(in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            notXml(e.getLocation());
        }
    }

    /** The parser's own words differ with the language of the machine, which a report must not; its place does not. */
    private void notXml(@Nullable Location place) {
        int line = place == null ? 0 : Math.max(0, place.getLineNumber());
        String column = place == null || place.getColumnNumber() <= 0 ? "" : " at column " + place.getColumnNumber();
        findings.formError(
                line,
                "is no well-formed XML" + column
                        + ", so that players refuse the file; what follows is not read: look for a tag that is misspelt"
                        + " or not closed, or a < that should be &lt;");
    }

    private static XMLStreamReader open(Reader text) throws XMLStreamException {
        try {
            return factory().createXMLStreamReader(text);
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static int next(XMLStreamReader in) throws XMLStreamException {
        try {
            return in.next();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** On some malformed input the JDK's parser fails itself instead of saying what is wrong with it. */
    private static XMLStreamException failed(RuntimeException e) {
        return new XMLStreamException("the parser failed", e);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    /** The text has been decoded as UTF-8 already; a file that claims to be something else misleads its players. */
    private void encoding(String text) {
        int end = text.startsWith("<?xml") ? text.indexOf("?>") : -1;
        int at = end < 0 ? -1 : text.substring(0, Math.min(end, 200)).indexOf("encoding");
        if (at >= 0) {
            String value = text.substring(at + "encoding".length(), end).replaceAll("[\\s=\"']", "");
            if (!value.regionMatches(true, 0, "utf-8", 0, 5) && !value.regionMatches(true, 0, "us-ascii", 0, 8)) {
                findings.formError(
                        1, "calls itself " + Texts.quote(value) + ", but is read as UTF-8: save it as UTF-8");
            }
        }
    }

    private void elements(XMLStreamReader in) throws XMLStreamException {
        while (in.hasNext()) {
            switch (next(in)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    int line = in.getLocation().getLineNumber();
                    if (open.size() == MOST_DEPTH) {
                        findings.formError(line, "nests more than " + MOST_DEPTH + " elements: the rest is not read");
                        return;
                    }
                    if (cues.tooMany(line)) {
                        return;
                    }
                    start(in, line);
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text(in.getText());
                case XMLStreamConstants.DTD ->
                    findings.formError(
                            in.getLocation().getLineNumber(),
                            "has a document type, which is not read and which players may refuse: take it out");
                default -> {
                    // Comments and processing instructions say nothing to a viewer.
                }
            }
        }
    }

    private void start(XMLStreamReader in, int line) {
        String name = in.getLocalName();
        TtmlElement parent = open.peek();
        if (parent == null) {
            root(in, name, line);
        } else if (name.equals("agent")) {
            agent = in.getAttributeValue(XMLConstants.XML_NS_URI, "id");
        } else if (name.equals("name") && agent != null) {
            agentName = new StringBuilder();
        }
        TtmlElement element = TtmlElement.in(parent, name, in.getAttributeValue(XMLConstants.XML_NS_URI, "space"));
        if (element.isTimed()) {
            time(in, element, line);
            String id = attribute(in, "agent");
            element.speak(id == null ? null : agents.getOrDefault(id, id));
        }
        if (name.equals("p") || (name.equals("span") && isCueOfItsOwn(in))) {
            element.beginCue(line);
        } else if (name.equals("br") && element.text() != null) {
            element.text().lineBreak();
        }
        open.push(element);
    }

    private void root(XMLStreamReader in, String name, int line) {
        String namespace = in.getNamespaceURI();
        if (!name.equals("tt")) {
            findings.formError(line, "the first element is " + Texts.quote(name) + ", must be tt: is this TTML?");
        } else if (namespace == null || !NAMESPACES.contains(namespace)) {
            findings.formError(
                    line,
                    "tt is in " + (namespace == null ? "no namespace" : "the namespace " + Texts.quote(namespace))
                            + ", so that players refuse the file: write xmlns=\"" + NAMESPACE + "\"");
        }
        times = TtmlTime.of(
                attribute(in, "frameRate"),
                attribute(in, "frameRateMultiplier"),
                attribute(in, "subFrameRate"),
                attribute(in, "tickRate"));
    }

    /** An attribute by its local name, since the parameters' namespace has changed from draft to draft. */
    private static @Nullable String attribute(XMLStreamReader in, String name) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(name)) {
                return in.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Whether a span has times while the paragraph around it has none. */
    private boolean isCueOfItsOwn(XMLStreamReader in) {
        boolean timed = in.getAttributeValue(null, "begin") != null;
        return timed && open.stream().noneMatch(around -> around.isCue() && around.hasOwnTimes());
    }

    private void time(XMLStreamReader in, TtmlElement element, int line) {
        Long begin = millis(in, "begin", element, line);
        Long end = millis(in, "end", element, line);
        Long duration = millis(in, "dur", element, line);
        element.time(begin, end, duration, "seq".equals(in.getAttributeValue(null, "timeContainer")));
    }

    private @Nullable Long millis(XMLStreamReader in, String attribute, TtmlElement element, int line) {
        String expression = in.getAttributeValue(null, attribute);
        if (expression == null) {
            return null;
        }
        TtmlTime.Time time = times.parse(expression);
        if (time == null) {
            findings.formError(
                    line,
                    attribute + " cannot be read in " + Texts.quote(expression)
                            + ", so that players leave the cue out: write 00:00:01.000");
            element.misplaced();
            return null;
        }
        if (time.comma()) {
            findings.formError(
                    line, Texts.quote(expression) + " has a comma where TTML has a full stop: write 00:00:01.000");
        }
        return time.millis();
    }

    private void text(String characters) {
        TtmlElement element = open.peek();
        if (agentName != null) {
            agentName.append(characters);
        } else if (element != null && element.text() != null) {
            element.text().append(characters, element.keepsSpace());
        }
    }

    private void end() {
        TtmlElement element = open.pop();
        if (element.name().equals("name") && agent != null && agentName != null) {
            agents.putIfAbsent(agent, agentName.toString().strip());
            agentName = null;
        } else if (element.name().equals("agent")) {
            agent = null;
        }
        if (element.isCue()) {
            finish(element);
        }
        if (element.isTimed() && open.peek() != null) {
            open.peek().childEnded(element);
        }
    }

    private void finish(TtmlElement element) {
        TtmlText text = element.text();
        if (text == null || (text.isBlank() && element.hasCuesInside())) {
            return; // a paragraph that only held timed spans
        }
        int number = cues.next();
        Long begin = element.begin();
        Long end = element.end();
        if (element.isMisplaced()) {
            return; // the time that cannot be read has been reported
        }
        if (begin == null || end == null) {
            findings.formError(
                    element.cueLine(),
                    number,
                    "has no " + (begin == null ? "begin" : "end") + ", nor have the elements around it: give it begin"
                            + " and end");
            return;
        }
        int line = element.cueLine();
        cues.add(number, line, begin, end, text.end(number, line, findings), element.speaker());
    }
}

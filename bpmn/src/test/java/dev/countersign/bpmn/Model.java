package dev.countersign.bpmn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A BPMN or DMN file as plain XML. */
record Model(Path file, List<Element> elements) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static Model read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            NodeList nodes = document.getElementsByTagNameNS("*", "*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return new Model(file, List.copyOf(elements));
        } catch (Exception e) {
            throw new AssertionError(file + " is no XML", e);
        }
    }

    List<Element> bpmn(String... tags) {
        List<String> names = List.of(tags);
        return where(element -> BPMN.equals(element.getNamespaceURI()) && names.contains(element.getLocalName()));
    }

    List<Element> extensions(String tag) {
        return where(element -> CAMUNDA.equals(element.getNamespaceURI()) && tag.equals(element.getLocalName()));
    }

    List<Element> where(Predicate<Element> predicate) {
        return elements.stream().filter(predicate).toList();
    }

    static Optional<String> extension(Element element, String attribute) {
        return Optional.of(element.getAttributeNS(CAMUNDA, attribute)).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}

package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnEngine;
import org.operaton.bpm.dmn.engine.DmnEngineConfiguration;
import org.operaton.bpm.dmn.engine.DmnEngineException;
import org.operaton.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.operaton.bpm.model.dmn.Dmn;
import org.operaton.bpm.model.dmn.DmnModelInstance;
import org.operaton.bpm.model.dmn.instance.Decision;
import org.operaton.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Decision models that are evaluated without being deployed: nothing is stored, no history is written, no bean and no
 * script can be reached. FEEL is the only language.
 */
@ApplicationScoped
public class TransientDecisions {

    /** More than any table that a person drew. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final String DMN = "DMN";

    private final FeelCheck feel = new FeelCheck();
    private final DmnEngine engine = engine();

    /**
     * Reads a decision model.
     *
     * @param file its name, for messages
     * @param decisionId the decision to evaluate; null when the file has only one
     * @throws InvalidDecisionException when it is no decision model, has a language other than FEEL, or a loop that need
     *     not end
     */
    public TransientDecision read(String file, byte[] xml, @Nullable String decisionId) {
        if (xml.length > MAX_BYTES) {
            throw new InvalidDecisionException(file, "", "The file is larger than " + MAX_BYTES / 1024 + " KiB.");
        }
        checkExpressions(file, document(file, xml));
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(new ByteArrayInputStream(xml));
        } catch (ModelException e) {
            throw new InvalidDecisionException(file, "", "This is no decision model: " + reason(e));
        }
        String id = decision(file, model, decisionId);
        try {
            return new TransientDecision(engine, model, engine.parseDecision(id, model));
        } catch (DmnEngineException | ModelException e) {
            throw new InvalidDecisionException(file, id, reason(e));
        }
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(language -> {
            throw new DmnEngineException("Only FEEL can be evaluated, not " + language + ".");
        });
        configuration.setElProvider(expression -> {
            throw new DmnEngineException("Only FEEL can be evaluated, not '" + expression + "'.");
        });
        return configuration.buildEngine();
    }

    private static String decision(String file, DmnModelInstance model, @Nullable String wanted) {
        List<String> ids = model.getModelElementsByType(Decision.class).stream()
                .map(Decision::getId)
                .toList();
        if (wanted != null) {
            if (!ids.contains(wanted)) {
                throw new InvalidDecisionException(
                        file, wanted, "There is no such decision; the file has " + String.join(", ", ids) + ".");
            }
            return wanted;
        }
        if (ids.size() != 1) {
            throw new InvalidDecisionException(
                    file,
                    "",
                    "Say which decision is meant; the file has " + ids.size() + ": " + String.join(", ", ids) + ".");
        }
        return ids.get(0);
    }

    /** The XML, read by a parser that follows no reference to anywhere. */
    private static Document document(String file, byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new ByteArrayInputStream(xml));
            String namespace = document.getDocumentElement().getNamespaceURI();
            if (!"definitions".equals(document.getDocumentElement().getLocalName())
                    || namespace == null
                    || !namespace.contains("/" + DMN + "/")) {
                throw new InvalidDecisionException(file, "", "This is no decision model (DMN).");
            }
            return document;
        } catch (SAXParseException e) {
            String reason = String.valueOf(e.getMessage()).contains("DOCTYPE")
                    ? "A document type declaration is not allowed."
                    : "This is not well-formed XML: " + e.getMessage();
            throw new InvalidDecisionException(file, "line " + e.getLineNumber(), reason);
        } catch (SAXException | IOException e) {
            throw new InvalidDecisionException(file, "", "This is not XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java cannot be made safe", e);
        }
    }

    private void checkExpressions(String file, Document document) {
        Map<String, Function<String, Optional<String>>> checks = Map.of(
                "inputExpression", feel::ofExpression,
                "outputEntry", feel::ofExpression,
                "literalExpression", feel::ofExpression,
                "defaultOutputEntry", feel::ofExpression,
                "inputEntry", feel::ofUnaryTests);
        for (Element element : elements(document)) {
            String id = id(element);
            String language = element.getAttribute("expressionLanguage").toLowerCase(Locale.ROOT);
            if (!language.isBlank() && !language.equals("feel") && !language.contains("/feel")) {
                throw new InvalidDecisionException(
                        file, id, "The language is '" + language + "'; a trial evaluates FEEL only.");
            }
            var check = checks.get(element.getLocalName());
            String text = check == null ? "" : text(element);
            if (check != null && !text.isEmpty() && !text.equals("-")) {
                check.apply(text).ifPresent(reason -> {
                    throw new InvalidDecisionException(file, id, reason);
                });
            }
        }
    }

    private static List<Element> elements(Document document) {
        List<Element> elements = new ArrayList<>();
        var nodes = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The id of the element, or of the nearest one around it that has one. */
    private static String id(Element element) {
        for (var node = (org.w3c.dom.Node) element; node instanceof Element each; node = node.getParentNode()) {
            if (!each.getAttribute("id").isEmpty()) {
                return each.getAttribute("id");
            }
        }
        return "";
    }

    private static String text(Element expression) {
        var texts = expression.getElementsByTagNameNS("*", "text");
        return texts.getLength() == 0 ? "" : texts.item(0).getTextContent().strip();
    }

    /** The engine's messages carry a code and a stack of causes: the innermost says what is wrong. */
    private static String reason(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).replaceFirst("^[A-Z]+-\\d+ ", "");
    }
}

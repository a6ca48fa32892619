package dev.countersign.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.impl.util.xml.Namespace;

/**
 * Finds what would make the service itself run a model's code: the engine's shell and mail tasks, classes by name, and
 * scripts. Asked before the engine reads the model, because the engine makes objects of some classes as it reads.
 */
final class CodeInModels {

    private static final Namespace EXTENSIONS = BpmnParse.OPERATON_BPMN_EXTENSIONS_NS;
    private static final String SCRIPT =
            "Scripts do not run inside the service. A task of the topic 'job-script' runs one as a job, with limits.";

    /** One refused piece of code: its place, the id of the element that holds it, and the reason. */
    record Finding(Element element, String elementId, String reason) {}

    private final List<Finding> findings = new ArrayList<>();

    private CodeInModels() {}

    static List<Finding> in(Element root) {
        CodeInModels code = new CodeInModels();
        code.visit(root, "");
        return code.findings;
    }

    private void visit(Element element, String enclosing) {
        String own = element.attribute("id");
        boolean holder = own != null && !own.isEmpty() && !ofTheEngine(element);
        String id = holder ? own : enclosing;
        reason(element).ifPresent(reason -> findings.add(new Finding(element, id, reason)));
        element.elements().forEach(child -> visit(child, id));
    }

    /** Form fields and the like have ids of their own, which are no elements of the diagram. */
    private static boolean ofTheEngine(Element element) {
        return EXTENSIONS.getNamespaceUri().equals(element.getUri())
                || (EXTENSIONS.hasAlternativeUri()
                        && EXTENSIONS.getAlternativeUri().equals(element.getUri()));
    }

    private static Optional<String> reason(Element element) {
        String type = element.attributeNS(EXTENSIONS, "type");
        if (type != null && !type.equals("external")) {
            return Optional.of("A task of camunda:type '" + type
                    + "' would run inside the service, with its rights; the one type that is taken is 'external'.");
        }
        String className = className(element);
        if (className != null && !className.isBlank()) {
            return Optional.of(
                    "The class '" + className + "' of the " + element.getTagName()
                            + " is not taken: a model may use the beans made for models (by an expression) and external tasks.");
        }
        return script(element) ? Optional.of(SCRIPT) : Optional.empty();
    }

    private static @Nullable String className(Element element) {
        return switch (element.getTagName()) {
            case "executionListener", "taskListener" -> element.attribute("class");
            case "constraint" -> validator(element);
            default ->
                Optional.ofNullable(element.attributeNS(EXTENSIONS, "class"))
                        .or(() -> Optional.ofNullable(element.attributeNS(EXTENSIONS, "variableMappingClass")))
                        .or(() -> Optional.ofNullable(element.attributeNS(EXTENSIONS, "formHandlerClass")))
                        .orElse(null);
        };
    }

    private static @Nullable String validator(Element constraint) {
        String config = constraint.attribute("config");
        return "validator".equals(constraint.attribute("name")) && config != null && !ModelElement.computed(config)
                ? config
                : null;
    }

    private static boolean script(Element element) {
        return switch (element.getTagName()) {
            case "scriptTask" -> true;
            case "script" -> ofTheEngine(element);
            // an address (of XPath, say) is what other tools write; the engine knows no such language anyway
            case "conditionExpression", "condition" ->
                Optional.ofNullable(element.attribute("language"))
                        .filter(language -> !language.isBlank() && !language.contains(":"))
                        .isPresent();
            default -> false;
        };
    }
}

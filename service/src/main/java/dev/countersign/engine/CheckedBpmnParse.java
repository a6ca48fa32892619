package dev.countersign.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.Problem;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.impl.xml.ProblemImpl;

/**
 * The engine's BPMN parser with our {@link ModelRule}s applied after its own. Problems are reported the engine's way, so
 * that Camunda Modeler and {@code /engine-rest} show file, element and line.
 */
class CheckedBpmnParse extends BpmnParse {

    private final Supplier<Stream<ModelRule>> rules;

    CheckedBpmnParse(BpmnParser parser, Supplier<Stream<ModelRule>> rules) {
        super(parser);
        this.rules = rules;
    }

    @Override
    protected void parseRootElement() {
        if (deployment == null || !deployment.isNew()) {
            super.parseRootElement(); // read from the database again: it passed the rules when it was deployed
            return;
        }
        List<Element> collaborations = rootElement.elements("collaboration");
        if (collaborations.size() > 1) { // the engine's parser would stop with an unexpected exception
            addError("A model has at most one collaboration.", collaborations.get(1));
            return;
        }
        List<CodeInModels.Finding> code = CodeInModels.in(rootElement);
        if (!code.isEmpty()) {
            code.forEach(each -> addError(each.reason(), each.element(), each.elementId()));
            return;
        }
        super.parseRootElement();
        Map<String, String> kindsById = new HashMap<>();
        visit(rootElement, element -> {
            String id = element.attribute("id");
            if (id != null) {
                kindsById.put(id, element.getTagName());
            }
        });
        DeployedResources resources = new ResourcesOf(deployment, name);
        visit(rootElement, element -> {
            ModelElement modelElement = new ModelElement(element, kindsById);
            rules.get()
                    .forEach(rule -> rule.check(
                            modelElement, resources, reason -> addError(reason, element, modelElement.id())));
        });
    }

    /** Gives problems that the engine found after reading, as those of gateways, the line of their element. */
    @Override
    public void throwExceptionForErrors() {
        if (rootElement != null) {
            Map<String, Element> elements = new HashMap<>();
            visit(rootElement, element -> {
                String id = element.attribute("id");
                if (id != null) {
                    elements.put(id, element);
                }
            });
            errors.replaceAll(error -> error.getLine() > 0 ? error : located(error, elements));
        }
        super.throwExceptionForErrors();
    }

    private Problem located(Problem problem, Map<String, Element> elements) {
        Element element = elements.getOrDefault(problem.getMainElementId(), rootElement);
        ProblemImpl located = new ProblemImpl(problem.getMessage(), element);
        problem.getElementIds().stream()
                .filter(id -> !located.getElementIds().contains(id))
                .forEach(located.getElementIds()::add);
        return located;
    }

    private static void visit(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        element.elements().forEach(child -> visit(child, visitor));
    }

    private record ResourcesOf(DeploymentEntity deployment, String modelName) implements DeployedResources {

        @Override
        public byte[] model() {
            return deployment.getResource(modelName).getBytes();
        }

        @Override
        public Set<String> names() {
            return Set.copyOf(deployment.getResources().keySet());
        }

        @Override
        public Optional<byte[]> content(String name) {
            return Optional.ofNullable(bytes(name));
        }

        private byte @Nullable [] bytes(String name) {
            var resource = deployment.getResources().get(name);
            return resource == null ? null : resource.getBytes();
        }
    }
}

package dev.countersign.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.util.xml.Element;

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
        super.parseRootElement();
        if (deployment == null || !deployment.isNew()) {
            return; // read from the database again: it passed the rules when it was deployed
        }
        Set<String> ids = new HashSet<>();
        visit(rootElement, element -> {
            String id = element.attribute("id");
            if (id != null) {
                ids.add(id);
            }
        });
        DeployedResources resources = new ResourcesOf(deployment);
        visit(rootElement, element -> {
            ModelElement modelElement = new ModelElement(element, ids);
            rules.get()
                    .forEach(rule -> rule.check(
                            modelElement, resources, reason -> addError(reason, element, modelElement.id())));
        });
    }

    private static void visit(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        element.elements().forEach(child -> visit(child, visitor));
    }

    private record ResourcesOf(DeploymentEntity deployment) implements DeployedResources {

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

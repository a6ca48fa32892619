package dev.countersign.bpmn;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process models, and what tests look up in them. */
abstract class ProcessModels {

    static Stream<Model> models() {
        return ModelFiles.withExtension("bpmn").stream().map(Model::read);
    }

    static Set<String> idsOf(Model model, String kind) {
        return refs(model, kind, "id");
    }

    static Set<String> refs(Model model, String kind, String attribute) {
        return model.bpmn(kind).stream()
                .map(element -> element.getAttribute(attribute))
                .collect(Collectors.toSet());
    }
}

package dev.countersign.connector;

import dev.countersign.engine.ModelElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of a task as the model has them.
 *
 * @param all by name
 */
public record ModelInputs(Map<String, String> all) {

    /** Those of a task; a map, list or script counts as an expression. */
    static ModelInputs of(ModelElement element) {
        Map<String, String> all = new LinkedHashMap<>(element.inputParameters());
        element.structuredInputParameters().forEach(name -> all.put(name, "${}"));
        return new ModelInputs(all);
    }

    /** Whether the model has this input, and not an empty one. */
    public boolean has(String name) {
        return !all.getOrDefault(name, "").isBlank();
    }

    /** The value, if it is neither empty nor an expression that only the running process can evaluate. */
    public Optional<String> literal(String name) {
        return Optional.ofNullable(all.get(name)).filter(text -> !text.isEmpty() && !ModelElement.computed(text));
    }
}

package dev.countersign.form;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of start events and user tasks: to show them, and to judge what comes back. */
@ApplicationScoped
public class Forms {

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final EngineForms engineForms;
    private final FormPrefill prefill;
    private final FormValidator validator;
    private final ObjectMapper json;

    Forms(EngineForms engineForms, FormPrefill prefill, ObjectMapper json, Clock clock) {
        this.engineForms = engineForms;
        this.prefill = prefill;
        this.validator = new FormValidator(clock);
        this.json = json;
    }

    /**
     * A form as a form-js viewer opens it.
     *
     * @param schema the form-js schema
     * @param data what it is opened with
     */
    public record Form(JsonNode schema, Map<String, @Nullable Object> data) {}

    /** The form of the process definition's start event; empty when it can be started without one. */
    public Optional<Form> startForm(String processDefinitionId) {
        return engineForms.ofStart(processDefinitionId).map(schema -> new Form(schema, Map.of()));
    }

    /** Whether completing the task asks for a form. */
    public boolean hasForm(String taskId) {
        return engineForms.ofTask(taskId).isPresent();
    }

    /**
     * The form of an open task, with what it is opened with.
     *
     * @param resultVariable the variable with the answers of an earlier round, if the task has one
     */
    public Optional<Form> taskForm(String taskId, Optional<String> resultVariable) {
        return engineForms
                .ofTask(taskId)
                .map(schema -> new Form(schema, toMap(prefill.ofTask(taskId, schema, resultVariable))));
    }

    /**
     * Judges what was submitted with a start form.
     *
     * @return the variables to start with; what was submitted, when there is no start form
     * @throws InvalidFormDataException naming every field that is wrong
     */
    public Map<String, @Nullable Object> validateStart(String processDefinitionId, Map<String, ?> submitted) {
        return engineForms
                .ofStart(processDefinitionId)
                .map(schema -> accept(schema, json.valueToTree(submitted), json.createObjectNode()))
                .orElseGet(() -> toMap(json.valueToTree(submitted)));
    }

    /**
     * Judges what was submitted with a task's form.
     *
     * @return the values that the form took
     * @throws InvalidFormDataException naming every field that is wrong; every field, when the task has no form
     */
    public Map<String, @Nullable Object> validateTask(
            String taskId, Map<String, ?> submitted, Optional<String> resultVariable) {
        ObjectNode data = json.valueToTree(submitted);
        Optional<JsonNode> schema = engineForms.ofTask(taskId);
        if (schema.isPresent()) {
            return accept(schema.get(), data, prefill.ofTask(taskId, schema.get(), resultVariable));
        }
        if (!data.isEmpty()) {
            throw new InvalidFormDataException(data.properties().stream()
                    .map(field -> Violation.inBody(field.getKey(), "The task has no form and takes no data."))
                    .toList());
        }
        return Map.of();
    }

    /**
     * Judges data against a form-js schema.
     *
     * @param context what the form was opened with
     * @throws InvalidFormException when the schema itself cannot be understood
     */
    public List<Violation> validate(JsonNode schema, ObjectNode data, ObjectNode context) {
        return validator.validate(FormSchema.parse(schema), data, context).violations();
    }

    private Map<String, @Nullable Object> accept(JsonNode schema, ObjectNode data, ObjectNode context) {
        FormResult result = validator.validate(FormSchema.parse(schema), data, context);
        if (!result.violations().isEmpty()) {
            throw new InvalidFormDataException(result.violations());
        }
        return toMap(result.data());
    }

    private Map<String, @Nullable Object> toMap(ObjectNode node) {
        return json.convertValue(node, MAP);
    }
}

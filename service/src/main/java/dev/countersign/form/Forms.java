package dev.countersign.form;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms of start events and user tasks: to show them, and to judge what comes back. */
@ApplicationScoped
public class Forms {

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final EngineForms engineForms;
    private final FormPrefill prefill;
    private final FormPlaces places;
    private final FormFiles files;
    private final FormValidator validator;
    private final CaseData caseData = new CaseData(new FeelNames());
    private final ObjectMapper json;

    Forms(
            EngineForms engineForms,
            FormPrefill prefill,
            FormPlaces places,
            FormFiles files,
            ObjectMapper json,
            Clock clock) {
        this.engineForms = engineForms;
        this.places = places;
        this.files = files;
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
    @Transactional
    public Optional<Form> startForm(String processDefinitionId) {
        return engineForms.ofStart(processDefinitionId).map(schema -> new Form(schema, toMap(prefill.ofStart(schema))));
    }

    /** Whether starting the process asks for a form. */
    public boolean hasStartForm(String processDefinitionId) {
        return engineForms.ofStart(processDefinitionId).isPresent();
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
    @Transactional
    public Optional<Form> taskForm(String taskId, Optional<String> resultVariable) {
        return engineForms
                .ofTask(taskId)
                .map(schema -> new Form(schema, toMap(prefill.ofTask(taskId, schema, resultVariable))));
    }

    /**
     * Why the form of a task cannot be filled in once for several tasks: it shows, or judges by, what only its own case says.
     *
     * @return a sentence; empty when it can, or when there is no form
     */
    @Transactional
    public Optional<String> dependenceOnCase(String taskId, Optional<String> resultVariable) {
        Optional<JsonNode> form = engineForms.ofTask(taskId);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        FormSchema schema = FormSchema.parse(form.get());
        return caseData.usedBy(schema)
                .or(() -> CaseData.filledIn(schema, prefill.ofTask(taskId, form.get(), resultVariable)));
    }

    /**
     * Judges what was submitted with a start form.
     *
     * @return the variables to start with; what was submitted, when there is no start form
     * @throws InvalidFormDataException naming every field that is wrong or cannot be stored
     */
    @Transactional
    public Map<String, @Nullable Object> validateStart(String processDefinitionId, Map<String, ?> submitted) {
        ObjectNode data = json.valueToTree(submitted);
        return engineForms
                .ofStart(processDefinitionId)
                .map(schema ->
                        toMap(accept(schema, data, prefill.ofStart(schema), places.ofStart(processDefinitionId))))
                .orElseGet(() -> toMap(storable(data)));
    }

    /** Makes the files that a start form named part of the run that was started with it. */
    @Transactional
    public void started(String processDefinitionId, Map<String, ?> variables, String instanceId) {
        engineForms
                .ofStart(processDefinitionId)
                .ifPresent(schema -> bindFiles(schema, json.valueToTree(variables), instanceId));
    }

    /**
     * Judges what was submitted with a task's form. The files that it names become part of the run.
     *
     * @return the values that the form took
     * @throws InvalidFormDataException naming every field that is wrong; every field, when the task has no form
     */
    @Transactional
    public Map<String, @Nullable Object> validateTask(
            String taskId, Map<String, ?> submitted, Optional<String> resultVariable) {
        ObjectNode data = json.valueToTree(submitted);
        Optional<JsonNode> schema = engineForms.ofTask(taskId);
        if (schema.isPresent()) {
            FormPlace place = places.ofTask(taskId);
            ObjectNode accepted =
                    accept(schema.get(), data, prefill.ofTask(taskId, schema.get(), resultVariable), place);
            bindFiles(schema.get(), accepted, Objects.requireNonNull(place.instanceId()));
            return toMap(accepted);
        }
        if (!data.isEmpty()) {
            throw new InvalidFormDataException(data.properties().stream()
                    .map(field -> Violation.inBody(field.getKey(), "The task has no form and takes no data."))
                    .toList());
        }
        return Map.of();
    }

    /**
     * What the form of an open task asks for only because a field has one value and not another: a condition shows a field
     * or list then, or requires it ({@code comment!}).
     *
     * @param field the key of the field
     * @param others the other values that it may have; having none is always one of them
     */
    @Transactional
    public Set<String> askedOnlyWith(
            String taskId, String field, String value, Collection<String> others, Optional<String> resultVariable) {
        Optional<JsonNode> schema = engineForms.ofTask(taskId);
        if (schema.isEmpty()) {
            return Set.of();
        }
        FormSchema form = FormSchema.parse(schema.get());
        ObjectNode context = prefill.ofTask(taskId, schema.get(), resultVariable);
        Set<String> always = new LinkedHashSet<>(
                AskedFields.of(form, json.createObjectNode(), context).asked());
        for (String other : others) {
            always.retainAll(AskedFields.of(form, json.createObjectNode().put(field, other), context)
                    .asked());
        }
        Set<String> asked =
                new LinkedHashSet<>(AskedFields.of(form, json.createObjectNode().put(field, value), context)
                        .asked());
        asked.removeAll(always);
        return asked;
    }

    /**
     * The lists that the form of an open task shows when a field has this value, and that are opened with rows: those of an
     * earlier round, or empty ones to be filled in. Whoever sends nothing for them has not seen them.
     */
    @Transactional
    public Set<String> listsWithRows(String taskId, String field, String value, Optional<String> resultVariable) {
        return engineForms
                .ofTask(taskId)
                .map(schema -> AskedFields.of(
                                FormSchema.parse(schema),
                                json.createObjectNode().put(field, value),
                                prefill.ofTask(taskId, schema, resultVariable))
                        .listsWithRows())
                .orElse(Set.of());
    }

    /**
     * Judges data against a form-js schema.
     *
     * @param context what the form was opened with
     * @throws InvalidFormException when the schema itself cannot be understood
     */
    public List<Violation> validate(JsonNode schema, ObjectNode data, ObjectNode context) {
        return validator
                .validate(FormSchema.parse(schema), data, context, UploadedFiles.NONE)
                .violations();
    }

    private ObjectNode accept(JsonNode schema, ObjectNode data, ObjectNode context, FormPlace place) {
        FormResult result = validator.validate(FormSchema.parse(schema), data, context, id -> files.usable(id, place));
        if (!result.violations().isEmpty()) {
            throw new InvalidFormDataException(result.violations());
        }
        return result.data();
    }

    private static ObjectNode storable(ObjectNode variables) {
        List<Violation> violations = StorableValues.checkVariables(variables);
        if (!violations.isEmpty()) {
            throw new InvalidFormDataException(violations);
        }
        return variables;
    }

    private void bindFiles(JsonNode schema, ObjectNode data, String instanceId) {
        Set<UUID> ids = FileValues.in(FormSchema.parse(schema), data);
        if (!ids.isEmpty()) {
            files.bind(ids, instanceId);
        }
    }

    private Map<String, @Nullable Object> toMap(ObjectNode node) {
        return json.convertValue(node, MAP);
    }
}

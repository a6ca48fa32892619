package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.engine.JsonValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.variable.VariableMap;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** What a task's form is opened with: the variables it can show, and what was answered in an earlier round. */
@ApplicationScoped
class FormPrefill {

    /** Answers that a person gives anew each time: a decision is never made by leaving a field as it was. */
    private static final Set<String> NEVER_PREFILLED = Set.of("decision", "comment");

    private final TaskService taskService;
    private final OptionQueries queries;
    private final ObjectMapper json;

    FormPrefill(TaskService taskService, OptionQueries queries, ObjectMapper json) {
        this.taskService = taskService;
        this.queries = queries;
        this.json = json;
    }

    /**
     * @param resultVariable the variable that holds the answers of the last time the process came by here
     */
    ObjectNode ofTask(String taskId, JsonNode schema, Optional<String> resultVariable) {
        Set<String> names = new HashSet<>(FormVariables.namesIn(schema));
        names.addAll(queries.variablesOf(schema));
        ObjectNode data = variables(taskId, names);
        resultVariable.ifPresent(name -> variables(taskId, Set.of(name)).path(name).properties().stream()
                .filter(answer -> names.contains(answer.getKey()))
                .forEach(answer -> data.set(answer.getKey(), answer.getValue())));
        data.remove(NEVER_PREFILLED);
        queries.addTo(data, schema);
        return data;
    }

    /** A start form is opened before there are variables: only queries can fill it. */
    ObjectNode ofStart(JsonNode schema) {
        ObjectNode data = json.createObjectNode();
        queries.addTo(data, schema);
        return data;
    }

    private ObjectNode variables(String taskId, Collection<String> names) {
        ObjectNode data = json.createObjectNode();
        VariableMap variables = taskService.getVariablesTyped(taskId, new HashSet<>(names), false);
        for (String name : variables.keySet()) {
            TypedValue value = variables.getValueTyped(name);
            if (isPlain(value)) {
                data.set(name, json.valueToTree(plain(value.getValue())));
            }
        }
        return data;
    }

    private static boolean isPlain(TypedValue value) {
        return value.getType().isPrimitiveValueType() || value instanceof JsonValue;
    }

    private static Object plain(Object value) {
        return value instanceof Date date ? Instant.ofEpochMilli(date.getTime()).toString() : value;
    }
}

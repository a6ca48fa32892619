package dev.countersign.taskkind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One kind of task.
 *
 * @param id short and stable, such as {@code spark-job}; the element template's id is {@code dev.countersign.<id>}
 * @param name for people, as Modeler lists it
 * @param description one sentence
 * @param version of the element template; raised when a field changes, so that Modeler offers the update
 * @param element what it is in BPMN
 * @param topic of the external task; empty for kinds that are none
 * @param fields in the order in which a modeller meets them; hidden inputs tell kinds of one topic apart
 * @param page of the documentation, such as {@code docs/tasks/spark-job.md}, or an address elsewhere
 * @param furtherInputs input parameters that a task may have beyond its fields; {@code header.*} stands for all that begin
 *     so, {@code *} for any. When one of them is a map, it may hold what is required of fields named with a dot
 */
public record TaskKind(
        String id,
        String name,
        String description,
        int version,
        Element element,
        Optional<String> topic,
        List<TaskField> fields,
        String page,
        List<String> furtherInputs) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    /** BPMN elements that kinds apply to. */
    public enum Element {
        SERVICE_TASK,
        SEND_TASK,
        USER_TASK,
        BUSINESS_RULE_TASK,
        START_EVENT
    }

    public TaskKind {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a task kind's id is lower case with hyphens, not " + id);
        }
        fields = List.copyOf(fields);
        furtherInputs = List.copyOf(furtherInputs);
    }

    /** A kind whose tasks have no inputs but its fields. */
    public TaskKind(
            String id,
            String name,
            String description,
            int version,
            Element element,
            Optional<String> topic,
            List<TaskField> fields,
            String page) {
        this(id, name, description, version, element, topic, fields, page, List.of());
    }

    /** A service task that is worked on through the topic. */
    public static TaskKind external(
            String id, String name, String description, int version, String topic, List<TaskField> fields) {
        return new TaskKind(
                id,
                name,
                description,
                version,
                Element.SERVICE_TASK,
                Optional.of(topic),
                fields,
                "docs/tasks/" + id + ".md");
    }

    /** A task that is no external one. */
    public static TaskKind internal(
            String id, String name, String description, int version, Element element, List<TaskField> fields) {
        return new TaskKind(
                id, name, description, version, element, Optional.empty(), fields, "docs/tasks/" + id + ".md");
    }

    /** The same with further inputs, see {@link #furtherInputs}. */
    public TaskKind accepting(String... inputs) {
        return new TaskKind(id, name, description, version, element, topic, fields, page, List.of(inputs));
    }

    /** The inputs of a fresh task that nobody changes: what tells it from other kinds of its topic. */
    List<TaskField> marks() {
        return fields.stream()
                .filter(field -> field.type() == TaskField.Type.HIDDEN && field.binding() == TaskField.Binding.INPUT)
                .toList();
    }
}

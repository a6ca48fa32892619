package dev.countersign.taskkind;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task kind as Camunda Modeler reads it: an element template for Camunda 7, by the JSON schema of
 * {@code @camunda/element-templates-json-schema}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ElementTemplate(
        @JsonProperty("$schema") String schema,
        String name,
        String id,
        int version,
        String description,
        @Nullable String documentationRef,
        List<String> appliesTo,
        ElementType elementType,
        List<Group> groups,
        boolean entriesVisible,
        List<TemplateProperty> properties) {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    private static final String EXECUTION = "Execution";

    record ElementType(String value) {}

    record Group(String id, String label) {}

    ElementTemplate {
        appliesTo = List.copyOf(appliesTo);
        groups = List.copyOf(groups);
        properties = List.copyOf(properties);
    }

    /** @param docs where the documentation is published, ending in a slash */
    static ElementTemplate of(TaskKind kind, Optional<String> docs) {
        List<TaskField> fields = new ArrayList<>();
        kind.topic().ifPresent(topic -> {
            fields.add(TaskField.hidden(TaskField.Binding.ATTRIBUTE, "camunda:type", "external"));
            fields.add(TaskField.hidden(TaskField.Binding.ATTRIBUTE, "camunda:topic", topic));
        });
        fields.addAll(kind.fields());
        if (kind.topic().isPresent() && kind.fields().stream().noneMatch(ElementTemplate::startsAsynchronously)) {
            fields.add(TaskField.attribute(
                            "camunda:asyncBefore",
                            "Start asynchronously",
                            "Leave it on: whoever completes the step before does not wait for this one.")
                    .in(EXECUTION)
                    .as(TaskField.Type.BOOLEAN)
                    .with("true"));
        }
        return new ElementTemplate(
                SCHEMA,
                kind.name(),
                "dev.countersign." + kind.id(),
                kind.version(),
                kind.description(),
                page(kind, docs),
                List.of(appliesTo(kind.element())),
                new ElementType(bpmnType(kind.element())),
                fields.stream()
                        .filter(field -> field.type() != TaskField.Type.HIDDEN)
                        .map(TaskField::group)
                        .distinct()
                        .map(label -> new Group(slug(label), label))
                        .toList(),
                true,
                fields.stream().map(field -> TemplateProperty.of(field, kind)).toList());
    }

    private static @Nullable String page(TaskKind kind, Optional<String> docs) {
        return kind.page().startsWith("https://")
                ? kind.page()
                : docs.map(root -> root + kind.page().substring("docs/".length()))
                        .orElse(null);
    }

    static String slug(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static boolean startsAsynchronously(TaskField field) {
        return field.name().equals("camunda:asyncBefore");
    }

    /** Modeler turns any task into the right one. */
    private static String appliesTo(TaskKind.Element element) {
        return element == TaskKind.Element.START_EVENT ? "bpmn:StartEvent" : "bpmn:Task";
    }

    private static String bpmnType(TaskKind.Element element) {
        return switch (element) {
            case SERVICE_TASK -> "bpmn:ServiceTask";
            case SEND_TASK -> "bpmn:SendTask";
            case USER_TASK -> "bpmn:UserTask";
            case BUSINESS_RULE_TASK -> "bpmn:BusinessRuleTask";
            case START_EVENT -> "bpmn:StartEvent";
        };
    }
}

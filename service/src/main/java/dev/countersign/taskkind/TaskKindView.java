package dev.countersign.taskkind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task kind as clients see it. */
public record TaskKindView(
        String id,
        String template,
        String name,
        String description,
        int version,
        TaskKind.Element element,
        @Nullable String topic,
        List<FieldView> fields,
        List<String> furtherInputs,
        String page) {

    /** One field; absent is what the field has none of. */
    public record FieldView(
            String name,
            String label,
            String description,
            TaskField.Type type,
            TaskField.Binding binding,
            String group,
            boolean required,
            @Nullable String value,
            @Nullable String example,
            List<TaskField.Choice> choices,
            TaskField.@Nullable Pattern pattern) {

        static FieldView of(TaskField field) {
            return new FieldView(
                    field.name(),
                    field.label(),
                    field.description(),
                    field.type(),
                    field.binding(),
                    field.group(),
                    field.required(),
                    field.value().orElse(null),
                    field.example().orElse(null),
                    field.choices(),
                    field.pattern().orElse(null));
        }
    }

    static TaskKindView of(TaskKind kind) {
        return new TaskKindView(
                kind.id(),
                "dev.countersign." + kind.id(),
                kind.name(),
                kind.description(),
                kind.version(),
                kind.element(),
                kind.topic().orElse(null),
                kind.fields().stream().map(FieldView::of).toList(),
                kind.furtherInputs(),
                kind.page());
    }
}

package dev.countersign.taskkind;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One field of an {@link ElementTemplate}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateProperty(
        @Nullable String label,
        @Nullable String description,
        String type,
        @Nullable Object value,
        @Nullable String placeholder,
        @Nullable String group,
        @Nullable List<Option> choices,
        @Nullable Constraints constraints,
        Binding binding) {

    record Option(String name, String value) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Constraints(@Nullable Boolean notEmpty, @Nullable Pattern pattern) {}

    record Pattern(String value, String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Binding(
            String type, @Nullable String name, @Nullable String source) {}

    private static final Option UNSAID = new Option("(not said)", "");
    private static final List<Option> YES_OR_NO = List.of(new Option("yes", "true"), new Option("no", "false"));

    static TemplateProperty of(TaskField field, TaskKind kind) {
        boolean hidden = field.type() == TaskField.Type.HIDDEN;
        boolean dropdown = dropdown(field);
        boolean written = !hidden && !dropdown && field.type() != TaskField.Type.BOOLEAN;
        return new TemplateProperty(
                hidden ? null : field.label(),
                hidden || field.description().isEmpty() ? null : field.description(),
                type(field),
                value(field, kind),
                written && field.value().isEmpty() ? field.example().orElse(null) : null,
                hidden ? null : ElementTemplate.slug(field.group()),
                dropdown ? options(field) : null,
                hidden ? null : constraints(field),
                binding(field));
    }

    private static String type(TaskField field) {
        return switch (field.type()) {
            case TEXT -> "String";
            case LONG_TEXT -> field.binding() == TaskField.Binding.INPUT ? "Text" : "String";
            case BOOLEAN -> dropdown(field) ? "Dropdown" : "Boolean";
            case CHOICE -> "Dropdown";
            case HIDDEN -> "Hidden";
        };
    }

    /** The schema has check boxes for attributes only. */
    private static boolean dropdown(TaskField field) {
        return field.type() == TaskField.Type.CHOICE
                || field.type() == TaskField.Type.BOOLEAN && field.binding() != TaskField.Binding.ATTRIBUTE;
    }

    /** Modeler writes an output parameter also when nobody names its variable, and the engine would refuse that one. */
    private static @Nullable Object value(TaskField field, TaskKind kind) {
        Optional<Object> value = field.value()
                .map(text -> field.type() == TaskField.Type.BOOLEAN && !dropdown(field) ? Boolean.valueOf(text) : text);
        return field.binding() == TaskField.Binding.OUTPUT ? value.orElse(variable(kind.id())) : value.orElse(null);
    }

    /** {@code http-request} becomes {@code httpRequestResult}. */
    private static String variable(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.append("Result").toString();
    }

    private static List<Option> options(TaskField field) {
        Stream<Option> options = field.type() == TaskField.Type.BOOLEAN
                ? YES_OR_NO.stream()
                : field.choices().stream().map(choice -> new Option(choice.label(), choice.value()));
        return field.required() || field.value().isPresent()
                ? options.toList()
                : Stream.concat(Stream.of(UNSAID), options).toList();
    }

    private static @Nullable Constraints constraints(TaskField field) {
        boolean notEmpty = field.required() || field.binding() == TaskField.Binding.OUTPUT;
        Optional<Pattern> pattern = field.pattern()
                .map(shape -> new Pattern(
                        "^(?:%s%s)%s$"
                                .formatted(
                                        shape.expression(),
                                        field.binding() == TaskField.Binding.INPUT ? "|[\\s\\S]*[$#]\\{[\\s\\S]*" : "",
                                        notEmpty ? "" : "?"),
                        shape.message()));
        return notEmpty || pattern.isPresent() ? new Constraints(notEmpty ? true : null, pattern.orElse(null)) : null;
    }

    private static Binding binding(TaskField field) {
        return switch (field.binding()) {
            case INPUT -> new Binding("camunda:inputParameter", field.name(), null);
            case OUTPUT -> new Binding("camunda:outputParameter", null, field.name());
            case PROPERTY -> new Binding("camunda:property", field.name(), null);
            case ATTRIBUTE -> new Binding("property", field.name(), null);
        };
    }
}

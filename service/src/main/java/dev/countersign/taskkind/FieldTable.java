package dev.countersign.taskkind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of a task kind's fields as it stands in its page of the documentation, between {@code <!-- fields:begin -->} and
 * {@code <!-- fields:end -->}. A page of several kinds names each: {@code <!-- fields:begin http -->}.
 */
final class FieldTable {

    private FieldTable() {}

    /** The page with the kind's table as it should be; empty when the page has no place for it. */
    static Optional<String> into(String page, TaskKind kind) {
        return replaced(page, "<!-- fields:begin " + kind.id() + " -->", kind)
                .or(() -> replaced(page, "<!-- fields:begin -->", kind));
    }

    private static Optional<String> replaced(String page, String begin, TaskKind kind) {
        Matcher place = Pattern.compile(Pattern.quote(begin) + ".*?<!-- fields:end -->", Pattern.DOTALL)
                .matcher(page);
        return place.find()
                ? Optional.of(page.substring(0, place.start())
                        + begin
                        + "\n"
                        + of(kind)
                        + "<!-- fields:end -->"
                        + page.substring(place.end()))
                : Optional.empty();
    }

    static String of(TaskKind kind) {
        StringBuilder table = new StringBuilder("| field | in the model | |\n|---|---|---|\n");
        for (TaskField field : kind.fields()) {
            if (field.type() != TaskField.Type.HIDDEN) {
                table.append("| %s | %s | %s |\n".formatted(cell(field.label()), place(field), cell(meaning(field))));
            }
        }
        List<String> always = new ArrayList<>();
        kind.topic().ifPresent(topic -> always.add("topic `" + topic + "`"));
        kind.fields().stream()
                .filter(field -> field.type() == TaskField.Type.HIDDEN)
                .forEach(field ->
                        always.add(place(field) + " = `" + field.value().orElse("") + "`"));
        if (!always.isEmpty()) {
            table.append("\nAlways there: ").append(String.join(", ", always)).append(".\n");
        }
        if (!kind.furtherInputs().isEmpty()) {
            table.append("\nFurther input parameters that it understands: ")
                    .append(kind.furtherInputs().stream()
                            .map(name -> name.equals("*") ? "any" : "`" + name.replace("*", "<name>") + "`")
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return table.toString();
    }

    private static String place(TaskField field) {
        return switch (field.binding()) {
            case INPUT -> "input `" + field.name() + "`";
            case OUTPUT -> "output `" + field.name() + "`";
            case PROPERTY -> "property `" + field.name() + "`";
            case ATTRIBUTE -> "`" + field.name() + "`";
        };
    }

    private static String meaning(TaskField field) {
        List<String> parts = new ArrayList<>();
        if (field.required()) {
            parts.add("**Required.**");
        }
        if (!field.description().isEmpty()) {
            parts.add(field.description());
        }
        if (!field.choices().isEmpty()) {
            parts.add("One of "
                    + field.choices().stream()
                            .map(choice -> "`" + choice.value() + "`"
                                    + (choice.label().equals(choice.value()) ? "" : " (" + choice.label() + ")"))
                            .collect(Collectors.joining(", "))
                    + ".");
        } else if (field.type() == TaskField.Type.BOOLEAN) {
            parts.add("`true` or `false`.");
        }
        field.value().ifPresent(value -> parts.add("A fresh task has `" + value + "`."));
        field.example()
                .filter(example -> field.value().isEmpty())
                .ifPresent(example -> parts.add("Example: `" + example + "`."));
        return String.join(" ", parts);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ");
    }
}

package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a form shows, or judges by, anything of the case that its task belongs to. One that does not can be filled in once
 * for several tasks; with any other somebody would sign what they have not seen. In doubt it does.
 */
final class CaseData {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private final FeelNames feel;

    CaseData(FeelNames feel) {
        this.feel = feel;
    }

    /** What of the case the form depends on whatever the case says, as a sentence; empty when on nothing. */
    Optional<String> usedBy(FormSchema schema) {
        Set<String> own = ownNames(schema);
        return fields(schema.root())
                .flatMap(field -> usedBy(field, own).stream())
                .findFirst();
    }

    /** Which field the case has filled in, as a sentence; empty when none. */
    static Optional<String> filledIn(FormSchema schema, ObjectNode prefill) {
        return ownNames(schema).stream()
                .sorted()
                .filter(name -> !Json.blank(prefill.path(name)))
                .findFirst()
                .map("The form is filled in with '%s' of the case."::formatted);
    }

    private Optional<String> usedBy(FormField field, Set<String> own) {
        JsonNode definition = field.definition();
        String name = nameOf(field);
        if (field.kind().role() == FieldKind.Role.DATA
                && (field.isDisabled() || Json.truthy(definition.path("readonly")))) {
            return Optional.of("The field '%s' shows what the case says.".formatted(name));
        }
        if (hasQuery(definition)) {
            return Optional.of("The choices of the field '%s' are looked up for each case.".formatted(name));
        }
        if (definition.has("valuesKey") || definition.has("valuesExpression")) {
            return Optional.of("The choices of the field '%s' come from the case.".formatted(name));
        }
        if (field.kind() == FieldKind.FILEPICKER) {
            return Optional.of("The files of the field '%s' belong to one case.".formatted(name));
        }
        if (field.kind() == FieldKind.TABLE || field.kind() == FieldKind.DOCUMENTPREVIEW) {
            return Optional.of("'%s' shows what the case says.".formatted(name));
        }
        return texts(definition)
                .flatMap(text -> expressions(text).stream())
                .filter(expression ->
                        feel.in(expression).filter(own::containsAll).isEmpty())
                .findFirst()
                .map(expression -> "'%s' looks at the case: %s".formatted(name, expression.strip()));
    }

    private static boolean hasQuery(JsonNode definition) {
        return definition.path("properties").has(OptionQuery.QUERY);
    }

    private static List<String> expressions(String text) {
        if (text.startsWith("=")) {
            return List.of(text.substring(1));
        }
        List<String> expressions = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            expressions.add(placeholder.group(1));
        }
        return expressions;
    }

    /** All texts of a component, without those of the components in it. */
    private static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.textValue());
        }
        return node.isArray()
                ? node.valueStream().flatMap(CaseData::texts)
                : node.propertyStream()
                        .filter(member -> !member.getKey().equals("components"))
                        .flatMap(member -> texts(member.getValue()));
    }

    private static Stream<FormField> fields(FormField parent) {
        return parent.components().stream().flatMap(field -> Stream.concat(Stream.of(field), fields(field)));
    }

    /** What the person fills in, as the expressions of the form name it. */
    private static Set<String> ownNames(FormSchema schema) {
        Set<String> names = new HashSet<>();
        collect(schema.root(), names);
        return names;
    }

    private static void collect(FormField parent, Set<String> names) {
        for (FormField field : parent.components()) {
            if (field.path().isEmpty()) {
                collect(field, names); // a group that is only there to be looked at
            } else {
                names.add((String) field.path().get(0));
            }
        }
    }

    private static String nameOf(FormField field) {
        String label = field.definition().path("label").asText("");
        return label.isEmpty() ? field.path().isEmpty() ? field.id() : Json.pathText(field.path()) : label;
    }
}

package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What values a field can hold: the type check of submitted values, and form-js' cleaning of prefilled ones. */
final class FieldType {

    private static final int MAX_DIGITS = 400;

    private FieldType() {}

    static JsonNode emptyValue(FieldKind kind) {
        if (kind == FieldKind.TEXTFIELD || kind == FieldKind.TEXTAREA) {
            return TextNode.valueOf("");
        }
        if (kind == FieldKind.CHECKBOX) {
            return BooleanNode.FALSE;
        }
        return kind.isMultipleChoice() ? JsonNodeFactory.instance.arrayNode() : NullNode.getInstance();
    }

    /** Why a value that is not null cannot be in the field, or nothing. */
    static Optional<String> mistyped(FormField field, JsonNode value, List<JsonNode> options) {
        return switch (field.kind()) {
            case TEXTFIELD, TEXTAREA -> unless(value.isTextual(), "Value must be text.");
            case NUMBER -> mistypedNumber(field, value);
            case CHECKBOX -> unless(value.isBoolean(), "Value must be true or false.");
            case SELECT, RADIO ->
                unless(isEmptyText(value) || FieldOptions.contains(options, value), "Value is not one of the options.");
            case CHECKLIST, TAGLIST -> mistypedChoices(value, options);
            case DATETIME ->
                value.isTextual()
                        ? isEmptyText(value)
                                ? Optional.empty()
                                : new DatetimeFormat(field.definition()).check(value.textValue())
                        : Optional.of("Value must be text.");
            default -> Optional.empty();
        };
    }

    /** form-js cleans what a form is opened with: a value of the wrong type becomes the field's empty value. */
    static JsonNode sanitise(FormField field, JsonNode value, JsonNode initialData) {
        return switch (field.kind()) {
            case TEXTFIELD ->
                value.isValueNode() && !value.isNull()
                        ? TextNode.valueOf(value.asText().replaceAll("[\r\n\t]", " "))
                        : emptyValue(field.kind());
            case TEXTAREA ->
                value.isValueNode() && !value.isNull() ? TextNode.valueOf(value.asText()) : emptyValue(field.kind());
            case NUMBER -> sanitiseNumber(field, value);
            case CHECKBOX -> BooleanNode.valueOf(value.isBoolean() && value.booleanValue());
            case SELECT, RADIO ->
                FieldOptions.hasExpression(field)
                                || FieldOptions.contains(FieldOptions.declared(field, initialData), value)
                        ? value
                        : NullNode.getInstance();
            case CHECKLIST, TAGLIST -> sanitiseChoices(field, value, initialData);
            case DATETIME ->
                value.isTextual()
                                && new DatetimeFormat(field.definition())
                                        .check(value.textValue())
                                        .isEmpty()
                        ? value
                        : NullNode.getInstance();
            default -> value;
        };
    }

    /** JavaScript's {@code Number(text)}, as far as forms need it. */
    static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        try {
            return value.isTextual() ? bounded(new BigDecimal(value.textValue().strip())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** To calculate with 1e999999999 would take all memory; no double is longer than this either. */
    private static Optional<BigDecimal> bounded(BigDecimal number) {
        boolean small = Math.abs((long) number.precision() - number.scale()) <= MAX_DIGITS
                && Math.abs((long) number.scale()) <= MAX_DIGITS;
        return small ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> mistypedNumber(FormField field, JsonNode value) {
        if (serialisesToText(field)) {
            return unless(value.isTextual() && number(value).isPresent(), "Value must be a number written as text.");
        }
        return unless(value.isNumber(), "Value must be a number.");
    }

    private static Optional<String> mistypedChoices(JsonNode value, List<JsonNode> options) {
        if (!value.isArray()) {
            return Optional.of("Value must be a list of options.");
        }
        for (JsonNode choice : value) {
            if (!FieldOptions.contains(options, choice)) {
                return Optional.of("Value %s is not one of the options.".formatted(shortened(choice)));
            }
        }
        return Optional.empty();
    }

    private static JsonNode sanitiseNumber(FormField field, JsonNode value) {
        Optional<BigDecimal> number = number(value);
        if (number.isEmpty()) {
            return NullNode.getInstance();
        }
        return serialisesToText(field)
                ? TextNode.valueOf(value.asText())
                : JsonNodeFactory.instance.numberNode(number.get());
    }

    private static JsonNode sanitiseChoices(FormField field, JsonNode value, JsonNode initialData) {
        if (FieldOptions.hasExpression(field)) {
            return value;
        }
        List<JsonNode> options = FieldOptions.declared(field, initialData);
        var kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode choice : value.isArray() ? value : JsonNodeFactory.instance.arrayNode()) {
            if (FieldOptions.contains(options, choice)) {
                kept.add(choice);
            }
        }
        return kept;
    }

    private static boolean serialisesToText(FormField field) {
        return Json.truthy(field.definition().path("serializeToString"));
    }

    private static boolean isEmptyText(JsonNode value) {
        return value.isTextual() && value.textValue().isEmpty();
    }

    private static Optional<String> unless(boolean right, String message) {
        return right ? Optional.empty() : Optional.of(message);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}

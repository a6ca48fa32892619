package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules under {@code validate} and those of numbers, in the order and with the messages of form-js' Validator. */
final class FieldRules {

    /** A valid e-mail address as the HTML standard defines it for {@code <input type=email>}. */
    private static final Pattern EMAIL = Pattern.compile("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]"
            + "(?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\\z");

    private static final String REQUIRED = "Field is required.";

    /** Ours, as a custom property of the field, because form-js' {@code required} takes no expression. */
    private static final String REQUIRED_WHEN = "requiredWhen";

    private final Feel feel;

    FieldRules(Feel feel) {
        this.feel = feel;
    }

    List<String> check(FormField field, JsonNode value, Scope scope) {
        List<String> errors = new ArrayList<>();
        if (field.kind() == FieldKind.NUMBER && Json.truthy(value)) {
            FieldType.number(value).ifPresent(number -> checkNumber(field, number, errors));
        }
        JsonNode rules = field.validate();
        if (Json.truthy(rules)) {
            checkPattern(rules, value, errors);
            checkRequired(field, Json.truthy(rules.path("required")), value, errors);
            if (Json.truthy(value) || value.isNumber()) {
                checkBound(rules, "min", value, scope, errors);
                checkBound(rules, "max", value, scope, errors);
            }
            if (value.isTextual() && Json.truthy(value)) {
                checkLength(rules, value.textValue(), scope, errors);
                checkKind(rules, value.textValue(), errors);
            }
        }
        if (!errors.contains(REQUIRED)) {
            checkRequired(field, isRequiredNow(field, scope), value, errors);
        }
        return errors;
    }

    boolean isRequired(FormField field, Scope scope) {
        return Json.truthy(field.validate().path("required")) || isRequiredNow(field, scope);
    }

    private boolean isRequiredNow(FormField field, Scope scope) {
        return feel.isTrue(
                field.definition().path("properties").path(REQUIRED_WHEN).asText(""), scope);
    }

    private static void checkNumber(FormField field, BigDecimal number, List<String> errors) {
        JsonNode decimalDigits = field.definition().path("decimalDigits");
        int decimals = Math.max(number.stripTrailingZeros().scale(), 0);
        if (decimalDigits.isNumber() && decimalDigits.asInt() >= 0 && decimals > decimalDigits.asInt()) {
            int allowed = decimalDigits.asInt();
            errors.add("Value is expected to "
                    + (allowed == 0
                            ? "be an integer"
                            : "have at most %d decimal digit%s".formatted(allowed, allowed > 1 ? "s" : ""))
                    + ".");
        }
        Optional<BigDecimal> increment =
                FieldType.number(field.definition().path("increment")).filter(step -> step.signum() != 0);
        if (increment.isPresent()) {
            BigDecimal offset = number.remainder(increment.get());
            if (offset.signum() != 0) {
                BigDecimal previous = number.subtract(offset);
                errors.add("Please select a valid value, the two nearest valid values are %s and %s."
                        .formatted(plain(previous), plain(previous.add(increment.get()))));
            }
        }
    }

    private static void checkPattern(JsonNode rules, JsonNode value, List<String> errors) {
        JsonNode pattern = rules.path("pattern");
        if (!Json.truthy(pattern) || !Json.truthy(value) || value.isContainerNode()) {
            return;
        }
        boolean matches = JsPattern.compile(pattern.asText())
                .map(compiled -> compiled.test(value.asText()))
                .orElse(false);
        if (!matches) {
            JsonNode message = rules.path("patternErrorMessage");
            errors.add(
                    Json.truthy(message)
                            ? message.asText()
                            : "Field must match pattern %s.".formatted(pattern.asText()));
        }
    }

    private static void checkRequired(FormField field, boolean required, JsonNode value, List<String> errors) {
        boolean unticked = field.kind() == FieldKind.CHECKBOX && !value.booleanValue();
        boolean blank = Json.blank(value) && !value.isBoolean();
        if (required && (unticked || blank)) {
            errors.add(REQUIRED);
        }
    }

    private void checkBound(JsonNode rules, String name, JsonNode value, Scope scope, List<String> errors) {
        JsonNode bound = evaluated(rules, name, scope);
        if (Json.absent(bound)) {
            return;
        }
        boolean minimum = name.equals("min");
        Optional<BigDecimal> limit = FieldType.number(bound);
        Optional<BigDecimal> number = FieldType.number(value);
        if (limit.isEmpty() || number.isEmpty()) {
            errors.add((minimum ? "Min" : "Max") + " validation value is not a valid number.");
            return;
        }
        int order = number.get().compareTo(limit.get());
        if (minimum ? order < 0 : order > 0) {
            errors.add(
                    "Field must have %s value of %s.".formatted(minimum ? "minimum" : "maximum", plain(limit.get())));
        }
    }

    private void checkLength(JsonNode rules, String text, Scope scope, List<String> errors) {
        int length = trimmedLength(text);
        FieldType.number(evaluated(rules, "minLength", scope))
                .filter(limit -> BigDecimal.valueOf(length).compareTo(limit) < 0)
                .ifPresent(limit -> errors.add("Field must have minimum length of %s.".formatted(plain(limit))));
        FieldType.number(evaluated(rules, "maxLength", scope))
                .filter(limit -> BigDecimal.valueOf(length).compareTo(limit) > 0)
                .ifPresent(limit -> errors.add("Field must have maximum length of %s.".formatted(plain(limit))));
    }

    private static void checkKind(JsonNode rules, String text, List<String> errors) {
        switch (rules.path("validationType").asText()) {
            case "phone" -> {
                if (!PhoneNumber.endsIn(text)) {
                    errors.add("Field must be a valid international phone number. (e.g. +4930664040900)");
                }
            }
            case "email" -> {
                if (!EMAIL.matcher(text).find()) {
                    errors.add("Field must be a valid email.");
                }
            }
            default -> {
                // form-js knows no other kinds and checks nothing for them
            }
        }
    }

    private JsonNode evaluated(JsonNode rules, String name, Scope scope) {
        JsonNode rule = rules.path(name);
        return Feel.isExpression(rule) ? feel.evaluate(rule.textValue(), scope) : rule;
    }

    /** JavaScript's trim also takes no-break space and byte-order mark for white space. */
    private static int trimmedLength(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return to - from;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

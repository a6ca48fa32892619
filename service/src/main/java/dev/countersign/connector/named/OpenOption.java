package dev.countersign.connector.named;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskField.Type;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/**
 * An option of an endpoint that models may set, by the input parameter {@code option.<name>}.
 *
 * @param model what Camel's catalogue says of it
 * @param set whether the operator's URI has a value, which counts where a model has none
 */
record OpenOption(EndpointOptionModel model, boolean set) {

    static final String INPUT = "option.";

    private static final String WHOLE_NUMBER = "^-?\\d{1,18}$";
    private static final String NUMBER = "^-?\\d{1,15}(?:\\.\\d{1,15})?$";
    private static final String DURATION =
            "^(?:\\d{1,12}|(?=\\d)(?:\\d{1,4}d)?(?:\\d{1,6}h)?(?:\\d{1,8}m)?(?:\\d{1,9}s)?)$";

    /** About as much as fits into a tip of Modeler. */
    private static final int LONGEST_DESCRIPTION = 300;

    String name() {
        return model.getName();
    }

    String input() {
        return INPUT + name();
    }

    /** Without it the call cannot be made. */
    boolean required() {
        return model.isRequired() && !set;
    }

    /** The field of a template. */
    TaskField field() {
        TaskField field =
                TaskField.input(input(), model.getDisplayName(), description()).in("Options");
        TaskField typed = switch (model.getType()) {
            case "enum" ->
                field.oneOf(model.getEnums().stream()
                        .map(value -> new Choice(value, value))
                        .toArray(Choice[]::new));
            case "boolean" -> field.as(Type.BOOLEAN);
            default ->
                shape().map(shape -> field.shaped(shape.pattern(), "Write " + shapeInWords() + "."))
                        .orElse(field);
        };
        return required() ? typed.asRequired() : typed;
    }

    /**
     * The value as it is set at the endpoint.
     *
     * @throws IllegalArgumentException when it is not of the option's type, or more than plain content
     */
    String value(String text) {
        if (model.getType().equals("enum")) {
            refuseUnless(model.getEnums().contains(text), "one of " + String.join(", ", model.getEnums()), text);
        } else if (model.getType().equals("boolean")) {
            refuseUnless(text.equals("true") || text.equals("false"), "true or false", text);
        } else if (shape().isPresent()) {
            refuseUnless(shape().get().matcher(text).matches(), shapeInWords(), text);
        } else {
            PlainText.problem(name(), text).ifPresent(problem -> {
                throw new IllegalArgumentException("The input parameter '%s' %s".formatted(input(), problem));
            });
        }
        return text;
    }

    private void refuseUnless(boolean fits, String expected, String text) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' is %s, not '%s'.".formatted(input(), expected, text));
        }
    }

    private Optional<Pattern> shape() {
        return switch (model.getType()) {
            case "integer" -> Optional.of(Pattern.compile(WHOLE_NUMBER));
            case "number" -> Optional.of(Pattern.compile(NUMBER));
            case "duration" -> Optional.of(Pattern.compile(DURATION));
            default -> Optional.empty();
        };
    }

    private String shapeInWords() {
        return switch (model.getType()) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            default -> "a duration such as 30s or 1h30m";
        };
    }

    private String description() {
        String about = PlainText.fileName(name()) ? PlainText.ABOUT_FILE_NAMES : sentences(model.getDescription());
        if (set) {
            return about + " Otherwise as the operator has set it.";
        }
        return model.getDefaultValue() == null ? about : about + " Otherwise " + model.getDefaultValue() + ".";
    }

    /** The first sentences, whole ones. */
    private static String sentences(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        StringBuilder some = new StringBuilder();
        for (String sentence : line.split("(?<=[.!?]) ", -1)) {
            if (!some.isEmpty() && some.length() + sentence.length() > LONGEST_DESCRIPTION) {
                break;
            }
            some.append(some.isEmpty() ? "" : " ").append(sentence);
        }
        return some.toString().endsWith(".") ? some.toString() : some + ".";
    }
}

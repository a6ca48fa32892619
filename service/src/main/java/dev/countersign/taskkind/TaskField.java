package dev.countersign.taskkind;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a modeller says about a task.
 *
 * @param name of the input parameter, extension property or attribute; the variable's expression for {@link Binding#OUTPUT}
 * @param label for people
 * @param description one or two sentences with shape and unit; may be empty
 * @param group heading in Modeler's panel, such as {@code Resources}
 * @param value what a fresh task has; the only value of a {@link Type#HIDDEN} field
 * @param choices of a {@link Type#CHOICE}
 * @param pattern regular expression that a literal value must match as a whole; in what Java and JavaScript have in common
 * @param example a value that works, shown while the field is empty; the tests fill required fields with it
 */
public record TaskField(
        String name,
        String label,
        String description,
        Type type,
        Binding binding,
        String group,
        boolean required,
        Optional<String> value,
        List<Choice> choices,
        Optional<Pattern> pattern,
        Optional<String> example) {

    /** What a value looks like. Each may also be an expression, {@code ${...}}, unless it is a choice. */
    public enum Type {
        TEXT,
        LONG_TEXT,
        BOOLEAN,
        CHOICE,
        HIDDEN
    }

    /** Where it is written in the model. */
    public enum Binding {
        /** {@code camunda:inputParameter}. */
        INPUT,
        /** {@code camunda:outputParameter}: the modeller gives the variable's name, {@code name} is the source. */
        OUTPUT,
        /** {@code camunda:property}. */
        PROPERTY,
        /** An attribute such as {@code camunda:asyncBefore}. */
        ATTRIBUTE
    }

    /** One of several values. */
    public record Choice(String value, String label) {}

    /** A shape that literal values have, with what to say when they do not. */
    public record Pattern(String expression, String message) {}

    public TaskField {
        choices = List.copyOf(choices);
    }

    /** The same without an example. */
    public TaskField(
            String name,
            String label,
            String description,
            Type type,
            Binding binding,
            String group,
            boolean required,
            Optional<String> value,
            List<Choice> choices,
            Optional<Pattern> pattern) {
        this(name, label, description, type, binding, group, required, value, choices, pattern, Optional.empty());
    }

    /** An optional input parameter of one line. */
    public static TaskField input(String name, String label, String description) {
        return text(Binding.INPUT, name, label, description, "Task");
    }

    /** An optional extension property of one line. */
    public static TaskField property(String name, String label, String description) {
        return text(Binding.PROPERTY, name, label, description, "Task");
    }

    /** An attribute with its prefix, such as {@code camunda:candidateGroups}. */
    public static TaskField attribute(String name, String label, String description) {
        return text(Binding.ATTRIBUTE, name, label, description, "Task");
    }

    /** What every task of the kind has and no modeller sees: an input that tells kinds of one topic apart, for example. */
    public static TaskField hidden(Binding binding, String name, String value) {
        return text(binding, name, "", "", "Task").as(Type.HIDDEN).with(value);
    }

    /** The process variable that takes what {@code ${result}} is at the end. */
    public static TaskField result(String description) {
        return text(Binding.OUTPUT, "${result}", "Variable for the result", description, "Result")
                .shaped("^[a-zA-Z][a-zA-Z0-9_]*$", "Write a variable name.");
    }

    private static TaskField text(Binding binding, String name, String label, String description, String group) {
        return new TaskField(
                name,
                label,
                description,
                Type.TEXT,
                binding,
                group,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, required: neither missing nor empty. */
    public TaskField asRequired() {
        return new TaskField(name, label, description, type, binding, group, true, value, choices, pattern, example);
    }

    /** The same under another heading. */
    public TaskField in(String heading) {
        return new TaskField(
                name, label, description, type, binding, heading, required, value, choices, pattern, example);
    }

    /** The same with another type. */
    public TaskField as(Type other) {
        return new TaskField(
                name, label, description, other, binding, group, required, value, choices, pattern, example);
    }

    /** The same with a value that a fresh task has. */
    public TaskField with(String initial) {
        return new TaskField(
                name,
                label,
                description,
                type,
                binding,
                group,
                required,
                Optional.of(initial),
                choices,
                pattern,
                example);
    }

    /** The same as a choice of these. */
    public TaskField oneOf(Choice... all) {
        return new TaskField(
                name, label, description, Type.CHOICE, binding, group, required, value, List.of(all), pattern, example);
    }

    /** The same with a shape. */
    public TaskField shaped(String expression, String message) {
        return new TaskField(
                name,
                label,
                description,
                type,
                binding,
                group,
                required,
                value,
                choices,
                Optional.of(new Pattern(expression, message)),
                example);
    }

    /** The same with an example. */
    public TaskField like(String text) {
        return new TaskField(
                name, label, description, type, binding, group, required, value, choices, pattern, Optional.of(text));
    }
}

package dev.countersign.taskkind;

import dev.countersign.engine.ModelElement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Compares the inputs of a task, as far as they can be read from the model, with the description of its kind: what is
 * required, the choices, the shapes, and names that no kind of the topic knows.
 */
@Singleton
public class TaskKindCheck {

    private final TaskKinds kinds;

    TaskKindCheck(TaskKinds kinds) {
        this.kinds = kinds;
    }

    /** What is wrong with a task of this topic; nothing when no description fits it. */
    public List<InputProblem> problems(String topic, ModelElement element) {
        return problems(topic, element.inputParameters(), element.structuredInputParameters());
    }

    List<InputProblem> problems(String topic, Map<String, String> inputs, Set<String> structured) {
        List<TaskKind> fitting =
                kinds.ofTopic(topic).stream().filter(kind -> fits(kind, inputs)).toList();
        Set<InputProblem> problems = new LinkedHashSet<>();
        fitting.stream()
                .flatMap(kind -> fieldProblems(kind, inputs, structured).stream())
                .forEach(problems::add);
        if (!fitting.isEmpty()) {
            problems.addAll(unknown(topic, fitting, inputs));
        }
        return List.copyOf(problems);
    }

    /** A mark that only the running process knows may be that of any kind. */
    private static boolean fits(TaskKind kind, Map<String, String> inputs) {
        return kind.marks().stream().allMatch(mark -> {
            String value = inputs.getOrDefault(mark.name(), "");
            return ModelElement.computed(value)
                    || value.strip().equals(mark.value().orElse(""));
        });
    }

    private static List<InputProblem> fieldProblems(TaskKind kind, Map<String, String> inputs, Set<String> structured) {
        boolean certain =
                kind.marks().stream().noneMatch(mark -> ModelElement.computed(inputs.getOrDefault(mark.name(), "")));
        boolean inMap = kind.furtherInputs().stream().anyMatch(structured::contains);
        List<InputProblem> problems = new ArrayList<>();
        for (TaskField field : kind.fields()) {
            if (!certain
                    || field.binding() != TaskField.Binding.INPUT
                    || field.type() == TaskField.Type.HIDDEN
                    || structured.contains(field.name())) {
                continue;
            }
            String value = inputs.getOrDefault(field.name(), "").strip();
            if (value.isEmpty()) {
                if (field.required() && !(inMap && field.name().contains("."))) {
                    problems.add(new InputProblem(
                            field.name(),
                            "The input parameter '%s' (%s) is missing.".formatted(field.name(), field.label())));
                }
            } else if (!ModelElement.computed(value)) {
                literal(field, value, problems);
            }
        }
        return problems;
    }

    private static void literal(TaskField field, String value, List<InputProblem> problems) {
        Set<String> choices = field.type() == TaskField.Type.BOOLEAN
                ? Set.of("true", "false")
                : new TreeSet<>(
                        field.choices().stream().map(TaskField.Choice::value).toList());
        if (!choices.isEmpty() && !choices.contains(value)) {
            problems.add(new InputProblem(
                    field.name(),
                    "The input parameter '%s' is '%s'; it must be one of %s."
                            .formatted(field.name(), value, String.join(", ", new TreeSet<>(choices)))));
        }
        field.pattern()
                .filter(pattern -> !value.matches(pattern.expression()))
                .ifPresent(pattern -> problems.add(new InputProblem(
                        field.name(),
                        "The input parameter '%s' is '%s'. %s".formatted(field.name(), value, pattern.message()))));
    }

    private static List<InputProblem> unknown(String topic, List<TaskKind> fitting, Map<String, String> inputs) {
        Set<String> known = new TreeSet<>();
        for (TaskKind kind : fitting) {
            kind.fields().stream()
                    .filter(field -> field.binding() == TaskField.Binding.INPUT)
                    .map(TaskField::name)
                    .forEach(known::add);
            known.addAll(kind.furtherInputs());
        }
        return inputs.keySet().stream()
                .filter(name -> known.stream().noneMatch(pattern -> covers(pattern, name)))
                .map(name -> new InputProblem(
                        name,
                        "The input parameter '%s' means nothing to a task of the topic '%s'; %s"
                                .formatted(name, topic, hint(name, known))))
                .toList();
    }

    private static boolean covers(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }

    private static String hint(String name, Set<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, name.length() / 3));
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int steps = distance.apply(name, candidate);
            if (steps >= 0 && steps < least) {
                least = steps;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "there are " + String.join(", ", known) + "." : "did you mean '" + nearest + "'?";
    }
}

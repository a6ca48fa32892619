package dev.countersign.deadline;

import dev.countersign.calendar.BusinessCalendars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The deadlines that the extension properties of a user task describe.
 *
 * @param calendar the name of the calendar by which they count, or an expression
 */
record DeadlineRules(String calendar, List<DeadlineRule> rules) {

    static final String CALENDAR = "calendar";

    private static final Set<String> NAMES = Stream.of(DeadlineKind.values())
            .flatMap(kind -> Stream.of(kind.timeProperty(), kind.actionsProperty()))
            .collect(Collectors.toUnmodifiableSet());

    DeadlineRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the properties. What has no meaning is left out and told to the consumer, as a sentence that names the
     * property.
     */
    static DeadlineRules of(Map<String, String> properties, Consumer<String> problem) {
        List<DeadlineRule> rules = new ArrayList<>();
        for (DeadlineKind kind : DeadlineKind.values()) {
            rule(kind, properties, problem).ifPresent(rules::add);
        }
        properties.keySet().stream()
                .filter(name -> name.matches("(onNot|onOverdue|notStarted|notCompleted).*"))
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .forEach(name -> problem.accept("There is no property '%s' for deadlines; there are %s."
                        .formatted(name, NAMES.stream().sorted().collect(Collectors.joining(", ")))));
        return new DeadlineRules(
                properties.getOrDefault(CALENDAR, BusinessCalendars.DEFAULT).strip(), rules);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    private static Optional<DeadlineRule> rule(
            DeadlineKind kind, Map<String, String> properties, Consumer<String> problem) {
        String time = properties.get(kind.timeProperty());
        String actions = properties.get(kind.actionsProperty());
        if (time == null) {
            if (actions != null) {
                problem.accept("The property '%s' needs '%s' beside it, which says when."
                        .formatted(kind.actionsProperty(), kind.timeProperty()));
            }
            return Optional.empty();
        }
        Optional<DeadlineRule> when = read(kind.timeProperty(), time, problem, () -> time(kind, time));
        Optional<List<StepRule>> steps = read(
                kind.actionsProperty(),
                String.valueOf(actions),
                problem,
                () -> ActionGrammar.parse(actions == null ? ActionKind.REMIND.word() : actions));
        return when.flatMap(rule -> steps.map(found -> new DeadlineRule(kind, rule.amount(), rule.sign(), found)));
    }

    private static DeadlineRule time(DeadlineKind kind, String text) {
        List<Words> parts = Words.steps(text);
        Words words = parts.get(0);
        if (parts.size() > 1 || words.isEmpty()) {
            throw new DeadlineSyntaxException("one duration is expected");
        }
        String amount = "PT0S";
        int sign = 1;
        if (kind != DeadlineKind.OVERDUE) {
            amount = ActionGrammar.duration(words.take("a duration", kind.timeProperty()));
        } else if (!words.take("due")) {
            throw new DeadlineSyntaxException("write due, due - P1D or due + PT4H");
        } else if (!words.isEmpty()) {
            String operator = words.take("+ or -", "due");
            if (!operator.equals("+") && !operator.equals("-")) {
                throw new DeadlineSyntaxException("after 'due' comes + or -, not '%s'".formatted(operator));
            }
            sign = operator.equals("-") ? -1 : 1;
            amount = ActionGrammar.duration(words.take("a duration", operator));
        }
        if (!words.isEmpty()) {
            throw new DeadlineSyntaxException("'%s' has no meaning there".formatted(words.peek()));
        }
        return new DeadlineRule(kind, amount, sign, List.of());
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> Optional<T> read(String property, String value, Consumer<String> problem, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (DeadlineSyntaxException e) {
            problem.accept("The property '%s' is '%s': %s.".formatted(property, value, e.getMessage()));
            return Optional.empty();
        }
    }
}

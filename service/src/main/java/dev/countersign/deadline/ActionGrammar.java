package dev.countersign.deadline;

import dev.countersign.calendar.BusinessTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happens at a deadline:
 *
 * <pre>
 * list     = step { ";" step }
 * step     = [ "after" duration ] action [ "every" duration [ "up" "to" number "times" ] ]
 * action   = "remind" [ "assignee" | "candidates" | "user:" name | "group:" name ]
 *          | "escalate" group
 *          | "reassign" ( user | "user:" name | "group:" name ) [ "or" "group:" name ]
 *          | "priority" ( "+" number | "-" number | number )
 * </pre>
 */
final class ActionGrammar {

    static final String GROUP = "group:";
    static final String USER = "user:";
    static final String ASSIGNEE = "assignee";
    static final String CANDIDATES = "candidates";

    private static final int MOST_STEPS = 20;
    private static final int MOST_TIMES = 1_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+/-]*");
    private static final Pattern PRIORITY = Pattern.compile("[+-]?\\d{1,3}");

    private ActionGrammar() {}

    static List<StepRule> parse(String text) {
        List<Words> steps = Words.steps(text);
        if (steps.size() > MOST_STEPS) {
            throw new DeadlineSyntaxException("more than %d steps".formatted(MOST_STEPS));
        }
        return steps.stream().map(ActionGrammar::step).toList();
    }

    private static StepRule step(Words words) {
        if (words.isEmpty()) {
            throw new DeadlineSyntaxException("a step is empty; steps are separated by single semicolons");
        }
        String after = words.take("after") ? duration(words.take("a duration", "after")) : null;
        String word = words.take("an action", "after " + after);
        ActionKind action = Arrays.stream(ActionKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new DeadlineSyntaxException(
                        "'%s' is no action; there are remind, escalate, reassign and priority".formatted(word)));
        String target = switch (action) {
            case REMIND -> words.isEmpty() || words.peek().equals("every") ? null : reminded(words);
            case ESCALATE -> group(words.take("a group", word));
            case REASSIGN -> userOrGroup(words.take("a user or group:name", word));
            case PRIORITY -> priority(words.take("a number", word));
        };
        String fallback = action == ActionKind.REASSIGN && words.take("or") ? otherGroup(words) : null;
        String every = null;
        Integer times = null;
        if (words.take("every")) {
            if (action != ActionKind.REMIND) {
                throw new DeadlineSyntaxException("only remind can be repeated, not %s".formatted(word));
            }
            every = pause(words.take("a duration", "every"));
            times = words.take("up") ? times(words) : null;
        }
        if (!words.isEmpty()) {
            throw new DeadlineSyntaxException("'%s' has no meaning in '%s'".formatted(words.peek(), words));
        }
        return new StepRule(after, action, target, fallback, every, times);
    }

    private static String reminded(Words words) {
        String whom = words.take("a person or group", "remind");
        if (whom.equals(ASSIGNEE) || whom.equals(CANDIDATES)) {
            return whom;
        }
        if (!whom.startsWith(USER) && !whom.startsWith(GROUP)) {
            throw new DeadlineSyntaxException(
                    "'%s' cannot be reminded; write assignee, candidates, user:name or group:name".formatted(whom));
        }
        return userOrGroup(whom);
    }

    private static String userOrGroup(String text) {
        if (text.startsWith(GROUP) || text.startsWith(USER)) {
            name(text.substring(text.indexOf(':') + 1));
            return text;
        }
        return USER + name(text);
    }

    private static String otherGroup(Words words) {
        String other = words.take("group:name", "or");
        if (!other.startsWith(GROUP)) {
            throw new DeadlineSyntaxException("after 'or' comes group:name, not '%s'".formatted(other));
        }
        return group(other);
    }

    private static String group(String text) {
        return name(text.startsWith(GROUP) ? text.substring(GROUP.length()) : text);
    }

    private static String name(String name) {
        if (!Words.isExpression(name) && !NAME.matcher(name).matches()) {
            throw new DeadlineSyntaxException("'%s' is no name of a user or group".formatted(name));
        }
        return name;
    }

    private static String priority(String text) {
        if (!PRIORITY.matcher(text).matches() || Math.abs(Integer.parseInt(text)) > 100) {
            throw new DeadlineSyntaxException(
                    "'%s' is no priority; write +20, -20 or a number up to 100".formatted(text));
        }
        return text;
    }

    /** Checks a duration that is written down; one that an expression gives is checked when the task is created. */
    static String duration(String text) {
        if (!Words.isExpression(text)) {
            parsed(text);
        }
        return text;
    }

    private static String pause(String text) {
        if (!Words.isExpression(text)) {
            pause(parsed(text));
        }
        return text;
    }

    /** Refuses a repetition that would fill mail boxes. */
    static BusinessTime pause(BusinessTime time) {
        if (time.days() == 0 && time.time().compareTo(SHORTEST_PAUSE) < 0) {
            throw new DeadlineSyntaxException("'every %s' is too often; the least is PT1M".formatted(time));
        }
        return time;
    }

    static BusinessTime parsed(String text) {
        try {
            return BusinessTime.parse(text);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new DeadlineSyntaxException(reason.replaceAll("\\.$", ""));
        }
    }

    private static @Nullable Integer times(Words words) {
        if (!words.take("to")) {
            throw new DeadlineSyntaxException("after 'every' and its duration comes 'up to 5 times'");
        }
        String number = words.take("a number", "up to");
        if (!number.matches("\\d{1,4}") || !words.take("times")) {
            throw new DeadlineSyntaxException("after 'up to' comes a number and 'times'");
        }
        int times = Integer.parseInt(number);
        if (times < 1 || times > MOST_TIMES) {
            throw new DeadlineSyntaxException("'up to %d times' is not from 1 to %d".formatted(times, MOST_TIMES));
        }
        return times;
    }
}

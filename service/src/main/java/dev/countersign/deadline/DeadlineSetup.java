package dev.countersign.deadline;

import dev.countersign.calendar.BusinessCalendar;
import dev.countersign.calendar.BusinessCalendars;
import dev.countersign.calendar.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the deadlines of a task from what its model says, with the expressions evaluated. */
@ApplicationScoped
class DeadlineSetup {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineSetup.class);

    private final BusinessCalendars calendars;

    DeadlineSetup(BusinessCalendars calendars) {
        this.calendars = calendars;
    }

    /**
     * The deadlines of a task, not counting yet.
     *
     * @throws ProcessEngineException when an expression gives no duration, name or calendar
     */
    List<TaskDeadline> deadlines(
            TaskFacts task, Map<String, String> properties, Function<String, @Nullable Object> evaluation) {
        // a model from before these properties had a meaning may say anything
        DeadlineRules rules = DeadlineRules.of(
                properties, problem -> LOG.warn("User task {} has no such deadline: {}", task.taskKey(), problem));
        List<TaskDeadline> deadlines = new ArrayList<>();
        if (rules.isEmpty()) {
            return deadlines;
        }
        Evaluator evaluator = new Evaluator(task.taskKey(), evaluation);
        String calendar = evaluator.text(DeadlineRules.CALENDAR, rules.calendar());
        if (calendars.find(calendar).isEmpty()) {
            throw evaluator.problem(DeadlineRules.CALENDAR, "there is no calendar '" + calendar + "'");
        }
        for (DeadlineRule rule : rules.rules()) {
            deadlines.add(new TaskDeadline(task, evaluator.evaluated(rule), calendar));
        }
        return deadlines;
    }

    BusinessCalendar calendar(TaskDeadline deadline) {
        // one that is no longer configured: better late by the clock than never
        return calendars.find(deadline.calendar).orElseGet(() -> calendars.get(BusinessCalendars.DEFAULT));
    }

    /** Lets a deadline count from what it counts from, or not at all. */
    void start(TaskDeadline deadline, TaskFacts task, Instant from) {
        switch (deadline.kind) {
            case NOT_STARTED -> {
                deadline.countedFrom = from;
                if (!task.isStarted()) {
                    deadline.countFrom(from, calendar(deadline));
                }
            }
            case NOT_COMPLETED -> deadline.countFrom(from, calendar(deadline));
            case OVERDUE -> {
                if (task.dueAt() == null) {
                    deadline.countedFrom = null;
                    deadline.dueAt = null;
                    deadline.stop(DeadlineState.NO_DUE_DATE);
                } else {
                    deadline.countFrom(task.dueAt(), calendar(deadline));
                }
            }
        }
    }

    /** Evaluates the expressions of one task. */
    private record Evaluator(String taskKey, Function<String, @Nullable Object> evaluation) {

        DeadlineRule evaluated(DeadlineRule rule) {
            return new DeadlineRule(
                    rule.kind(),
                    duration(rule.kind().timeProperty(), rule.amount()).toString(),
                    rule.sign(),
                    rule.steps().stream()
                            .map(step -> evaluated(rule.kind().actionsProperty(), step))
                            .toList());
        }

        private StepRule evaluated(String property, StepRule step) {
            String every = step.every();
            String after = step.after();
            String target = step.target();
            String fallback = step.fallback();
            return new StepRule(
                    after == null ? null : duration(property, after).toString(),
                    step.action(),
                    target == null ? null : text(property, target),
                    fallback == null ? null : text(property, fallback),
                    every == null ? null : pause(property, every),
                    step.times());
        }

        private String pause(String property, String text) {
            try {
                return ActionGrammar.pause(duration(property, text)).toString();
            } catch (DeadlineSyntaxException e) {
                throw problem(property, String.valueOf(e.getMessage()));
            }
        }

        private BusinessTime duration(String property, String text) {
            try {
                return BusinessTime.parse(text(property, text));
            } catch (IllegalArgumentException e) {
                throw problem(property, String.valueOf(e.getMessage()));
            }
        }

        String text(String property, String text) {
            if (!Words.isExpression(text)) {
                return text;
            }
            Object value = evaluation.apply(text);
            String result = value == null ? "" : value.toString().strip();
            if (result.isEmpty() || result.equals(ActionGrammar.GROUP) || result.equals(ActionGrammar.USER)) {
                throw problem(property, "'" + text + "' gives nothing");
            }
            return result;
        }

        ProcessEngineException problem(String property, String reason) {
            return new ProcessEngineException(
                    "The property '%s' of user task '%s': %s".formatted(property, taskKey, reason));
        }
    }
}

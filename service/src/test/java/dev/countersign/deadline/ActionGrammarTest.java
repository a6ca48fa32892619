package dev.countersign.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionGrammarTest {

    @Test
    void readsEveryKindOfStep() {
        assertThat(ActionGrammar.parse("remind; after P1D remind group:managers every PT24H up to 5 times;"
                        + " after P2D escalate managers; after P3D reassign mia or group:managers; priority +20"))
                .containsExactly(
                        new StepRule(null, ActionKind.REMIND, null, null, null, null),
                        new StepRule("P1D", ActionKind.REMIND, "group:managers", null, "PT24H", 5),
                        new StepRule("P2D", ActionKind.ESCALATE, "managers", null, null, null),
                        new StepRule("P3D", ActionKind.REASSIGN, "user:mia", "managers", null, null),
                        new StepRule(null, ActionKind.PRIORITY, "+20", null, null, null));
    }

    @Test
    void anExpressionIsOneWordWhateverIsInIt() {
        assertThat(ActionGrammar.parse(
                        "after ${round > 1 ? 'P1D' : 'P2D; } x'} escalate ${map['a b'].group}; reassign group:${next}"))
                .containsExactly(
                        new StepRule(
                                "${round > 1 ? 'P1D' : 'P2D; } x'}",
                                ActionKind.ESCALATE,
                                "${map['a b'].group}",
                                null,
                                null,
                                null),
                        new StepRule(null, ActionKind.REASSIGN, "group:${next}", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            onNotStarted       | complete                       | 'complete' is no action; there are remind, escalate, reassign and priority
            onNotStarted       | approve managers               | 'approve' is no action; there are remind, escalate, reassign and priority
            onNotStarted       | remind;                        | a step is empty; steps are separated by single semicolons
            onNotStarted       | remind mia                     | 'mia' cannot be reminded; write assignee, candidates, user:name or group:name
            onNotStarted       | remind every 1d                | '1d' is no duration; write days and hours as P2D, PT4H or P1DT4H
            onNotStarted       | remind every PT30S             | 'every PT30S' is too often; the least is PT1M
            onNotStarted       | remind every PT1H up to 0 times | 'up to 0 times' is not from 1 to 1000
            onNotStarted       | remind every PT1H up to many   | after 'up to' comes a number and 'times'
            onNotStarted       | escalate                       | after 'escalate' comes a group
            onNotStarted       | escalate the managers          | 'managers' has no meaning in 'escalate the managers'
            onNotStarted       | escalate managers every PT1H   | only remind can be repeated, not escalate
            onNotStarted       | escalate ${group               | the expression '${group' has no end
            onNotStarted       | reassign mia or ben            | after 'or' comes group:name, not 'ben'
            onNotStarted       | reassign user:                 | '' is no name of a user or group
            onNotStarted       | priority high                  | 'high' is no priority; write +20, -20 or a number up to 100
            onNotStarted       | after remind                   | 'remind' is no duration; write days and hours as P2D, PT4H or P1DT4H
            notStartedWithin   | P1W                            | 'P1W' is no duration; write days and hours as P2D, PT4H or P1DT4H
            notStartedWithin   | PT1H PT2H                      | 'PT2H' has no meaning there
            notCompletedBy     | tomorrow                       | write due, due - P1D or due + PT4H
            notCompletedBy     | due * PT1H                     | after 'due' comes + or -, not '*'
            """)
    void saysWhatIsWrong(String property, String value, String reason) {
        Map<String, String> properties = new HashMap<>(Map.of("notStartedWithin", "PT1H"));
        properties.put(property, value);

        assertThat(problems(properties))
                .containsExactly("The property '%s' is '%s': %s.".formatted(property, value, reason));
    }

    @Test
    void whatBelongsTogetherStandsTogether() {
        assertThat(problems(Map.of("onOverdue", "remind")))
                .containsExactly("The property 'onOverdue' needs 'notCompletedBy' beside it, which says when.");
        assertThat(problems(Map.of("notStartedIn", "PT1H")))
                .containsExactly("There is no property 'notStartedIn' for deadlines; there are notCompletedBy,"
                        + " notCompletedWithin, notStartedWithin, onNotCompleted, onNotStarted, onOverdue.");
        assertThat(problems(Map.of("evidence", "${x}", "calendar", "fi"))).isEmpty();
    }

    @Test
    void withoutActionsItReminds() {
        assertThat(DeadlineRules.of(Map.of("notCompletedBy", "due - P1D"), problem -> {})
                        .rules())
                .containsExactly(new DeadlineRule(
                        DeadlineKind.OVERDUE,
                        "P1D",
                        -1,
                        List.of(new StepRule(null, ActionKind.REMIND, null, null, null, null))));
    }

    private static List<String> problems(Map<String, String> properties) {
        List<String> problems = new ArrayList<>();
        DeadlineRules.of(properties, problems::add);
        return problems;
    }
}

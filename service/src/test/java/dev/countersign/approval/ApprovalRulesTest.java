package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ParseException;

@QuarkusTest
class ApprovalRulesTest {

    private static final String GROUPS = "camunda:candidateGroups='forecast-reviewers'";

    @Inject
    ApprovalProcess process;

    @Test
    void areReadFromTheExtensionProperties() {
        ApprovalRules rules = ApprovalRules.of(Map.of(
                "excludeParticipantsOf", "first, other:second ,",
                "excludeInitiator", "true",
                "approvalsRequired", " 3 ",
                "approverGroups", "finance:1, reviewers",
                "approvingOutcomes", "approve,accept",
                "escalationGroup", "board"));

        assertThat(rules.excluded()).containsExactlyInAnyOrder("first", "other:second");
        assertThat(rules.excludesInitiator()).isTrue();
        assertThat(rules.required()).contains("3");
        assertThat(rules.approverGroups())
                .containsExactly(new GroupMinimum("finance", 1), new GroupMinimum("reviewers", 0));
        assertThat(rules.approves("accept", true)).isTrue();
        assertThat(rules.approves("reject", true)).isFalse();
        assertThat(rules.approves(null, true)).isFalse();
        assertThat(rules.approves(null, false)).isTrue();
        assertThat(rules.escalationGroup()).contains("board");
        assertThat(ApprovalRules.of(Map.of("resultVariable", "x")).guarded()).isFalse();
        assertThat(ApprovalRules.of(Map.of("evidence", "${x}")).guarded()).isTrue();
    }

    @Test
    void giveEachPersonOneSeat() {
        Seats seats = new Seats(
                3, List.of(new GroupMinimum("finance", 1), new GroupMinimum("reviewers", 2)), Optional.of("board"));
        Set<String> both = Set.of("finance", "reviewers");
        Set<String> reviewer = Set.of("reviewers");

        assertThat(seats.filledBy(List.of(both))).isEqualTo(1);
        assertThat(seats.filledBy(List.of(both, reviewer, reviewer))).isEqualTo(3);
        assertThat(seats.filledBy(List.of(reviewer, reviewer, reviewer))).isEqualTo(2);
        assertThat(seats.hasOneFor(reviewer, List.of(both, reviewer))).isTrue();
        assertThat(seats.hasOneFor(reviewer, List.of(reviewer, reviewer))).isFalse();
        assertThat(seats.hasOneFor(Set.of("board"), List.of(reviewer, reviewer)))
                .isTrue();
        assertThat(seats.hasOneFor(Set.of("others"), List.of())).isFalse();
        assertThat(seats.missing(List.of(reviewer, reviewer))).containsExactly("finance");
        assertThat(new Seats(2, List.of(), Optional.empty()).filledBy(List.of(Set.of(), Set.of(), Set.of())))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "excludeParticipantsOf|nobody| The property 'excludeParticipantsOf' names 'nobody', which is not in this model.",
                "excludeParticipantsOf|gateway| The property 'excludeParticipantsOf' names 'gateway', in which no person takes part",
                "excludeInitiator|yes| The property 'excludeInitiator' is 'yes'; it must be true or false.",
                "approvalsRequired|0| The property 'approvalsRequired' is '0'; it must be a whole number from 1 to 50",
                "approvalsRequired|two| The property 'approvalsRequired' is 'two'; it must be a whole number",
                "approvalsRequired|51| The property 'approvalsRequired' is '51'",
                "approverGroups|finance:0| The property 'approverGroups' has 'finance:0'",
                "approverGroups|a,,b| The property 'approverGroups' has ''",
                "approverGroups|a:1,a:2| The property 'approverGroups' names 'a' more than once.",
                "approvingOutcomes| , | The property 'approvingOutcomes' is empty",
            })
    void thatMakeNoSenseAreRefusedAtDeployment(String property, String value, String reason) {
        refuses(GROUPS, Map.of(property, value), reason);
    }

    @Test
    void thatNobodyCanMeetAreRefusedAtDeployment() {
        refuses(
                GROUPS,
                Map.of("approvalsRequired", "2", "approverGroups", "finance:2,reviewers:1"),
                "'approverGroups' asks for 3 approvals, 'approvalsRequired' for 2 only");
        refuses("camunda:assignee='anna'", Map.of("approvalsRequired", "2"), "the task is offered to nobody");
        refuses(
                "camunda:candidateUsers='anna,ben'",
                Map.of("approvalsRequired", "3"),
                "It takes 3 approvals, but the task is offered to 2 persons only.");
    }

    private void refuses(String attributes, Map<String, String> rules, String reason) {
        String key = "refused-" + UUID.randomUUID();
        assertThatThrownBy(() -> process.deploy(key, ApprovalProcess.xml(key, attributes, rules)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(key + ".bpmn")
                .satisfies(refusal -> assertThat(((ParseException) refusal).getResorceReports())
                        .singleElement()
                        .satisfies(report -> assertThat(report.getErrors())
                                .singleElement()
                                .satisfies(error ->
                                        assertThat(error.getMainElementId()).isEqualTo("approve"))));
    }
}

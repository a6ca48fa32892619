package dev.countersign.approval;

import static dev.countersign.taskkind.TaskField.attribute;
import static dev.countersign.taskkind.TaskField.hidden;
import static dev.countersign.taskkind.TaskField.property;

import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKind.Element;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** The user task in which a person decides with the evidence in view. */
@Singleton
class ApprovalTaskKind implements TaskKindSource {

    private static final String PEOPLE = "People";
    private static final String APPROVALS = "Approvals";
    private static final String DECISION = "Decision";

    @Override
    public List<TaskKind> kinds() {
        return List.of(TaskKind.internal(
                "approval",
                "Approval",
                "A person decides with the evidence in view; the decision is recorded together with the evidence's digest.",
                2,
                Element.USER_TASK,
                List.of(
                        attribute("camunda:candidateGroups", "Candidate groups", "With commas.")
                                .in(PEOPLE)
                                .asRequired()
                                .like("forecast-reviewers"),
                        property(
                                        ApprovalRules.EXCLUDE_PARTICIPANTS_OF,
                                        "Not by whoever took part in",
                                        "Ids of user tasks, sub-processes or call activities, with commas: whoever took part in one of"
                                                + " them may not do this one (four eyes).")
                                .in(PEOPLE),
                        property(ApprovalRules.EXCLUDE_INITIATOR, "Who started the process", "Empty: may do it.")
                                .in(PEOPLE)
                                .oneOf(new Choice("true", "may not do it"), new Choice("false", "may do it")),
                        property(
                                        ApprovalRules.APPROVALS_REQUIRED,
                                        "Approvals required",
                                        "How many different people have to approve: a number, or an expression. Empty: one.")
                                .in(APPROVALS)
                                .shaped(
                                        "[1-9]|[1-4]\\d|50|[$#]\\{.+\\}",
                                        "Write a number from 1 to " + ApprovalModelRule.MOST + ", or an expression."),
                        property(
                                        ApprovalRules.APPROVER_GROUPS,
                                        "Groups whose approvals count",
                                        "With commas, each with the least number if there is one. Empty: everybody's.")
                                .in(APPROVALS)
                                .like("finance:1, forecast-reviewers:2"),
                        property(
                                        ApprovalRules.APPROVING_OUTCOMES,
                                        "Outcomes that approve",
                                        "Values of the form field named decision, with commas. Empty: approve.")
                                .in(APPROVALS),
                        property(
                                        ApprovalRules.ESCALATION_GROUP,
                                        "Group to ask when nobody may decide",
                                        "Empty: as configured.")
                                .in(APPROVALS),
                        attribute(
                                        "camunda:formRef",
                                        "Form",
                                        "The id of a form that is deployed together with the process. Its field named decision is the"
                                                + " outcome.")
                                .in(DECISION)
                                .asRequired()
                                .like("approve-forecast"),
                        hidden(Binding.ATTRIBUTE, "camunda:formRefBinding", "deployment"),
                        property(
                                        ApprovalRules.EVIDENCE,
                                        "Evidence",
                                        "Expression that gives the digest of the evidence to show.")
                                .in(DECISION)
                                .asRequired()
                                .with("${evaluation.evidence}"),
                        property(
                                        ApprovalRules.RESULT_VARIABLE,
                                        "Variable for the answer",
                                        "Gets what the form was filled in with.")
                                .in(DECISION)
                                .asRequired()
                                .with("approval")
                                .shaped("[a-zA-Z][a-zA-Z0-9_]*", "Write a variable name."))));
    }
}

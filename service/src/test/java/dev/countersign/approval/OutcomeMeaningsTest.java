package dev.countersign.approval;

import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What approves is the model's to say, whoever looks back at a decision. */
@QuarkusTest
class OutcomeMeaningsTest {

    private static final Map<String, String> RULES =
            Map.of("evidence", "${shown}", "resultVariable", "approval", "approvingOutcomes", "accept, publish-anyway");

    @Inject
    ApprovalProcess process;

    @Inject
    OutcomeMeanings meanings;

    @ParameterizedTest
    @CsvSource({
        "accept, APPROVES",
        "publish-anyway, APPROVES",
        "approve, OTHER",
        "Accept, OTHER",
        "reject, REFUSES",
        "changes, REFUSES",
        "retry, OTHER",
        ", OTHER"
    })
    void goByTheModel(String outcome, OutcomeMeaning meaning) {
        String key = process.deploy(RULES);

        assertThat(meanings.of(key, "approve", outcome)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"approve, APPROVES", "accept, OTHER", "reject, REFUSES"})
    void areTheUsualOnesWhereNoModelSaysOtherwise(String outcome, OutcomeMeaning meaning) {
        assertThat(meanings.of("unknown-" + UUID.randomUUID(), "approve", outcome))
                .isEqualTo(meaning);
        assertThat(meanings.of(process.deploy(Map.of("evidence", "${shown}")), "approve", outcome))
                .isEqualTo(meaning);
    }

    @Test
    void tellWhatEvidenceWasApprovedLast() {
        String key = process.deploy(RULES);
        decide(ANNA, atApproval(key, "first"), "accept").then().statusCode(200);
        decide(BEN, atApproval(key, "second"), "approve").then().statusCode(200);

        as(BEN).get("/api/tasks/" + atApproval(key, "third") + "/evidence/comparison")
                .then()
                .statusCode(200)
                .body("with.decidedBy", equalTo("anna"));
    }

    private String atApproval(String key, String evidence) {
        String instance = process.start(key, Map.of("shown", process.evidence(evidence)));
        process.completeEntry(instance);
        return process.task(instance).getId();
    }
}

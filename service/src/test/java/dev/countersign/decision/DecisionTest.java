package dev.countersign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pins the form that hashes are taken of: whoever changes it breaks every chain that exists. */
class DecisionTest {

    private static final UUID ID = UUID.fromString("0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11");

    @Test
    void hashesATasksDecisionAsBeforeThereWereKinds() {
        Decision decision = decision(DecisionKind.TASK);

        assertThat(decision.hashed().has("kind")).isFalse();
        assertThat(decision.computeHash())
                .isEqualTo("9d28d051dc68856528582174c6d6aa842baf9e4817354fc5ee26327a0f186b0d");
    }

    @Test
    void hashesAnyOtherKindToo() {
        Decision decision = decision(DecisionKind.OVERRIDE);

        assertThat(decision.hashed().path("kind").asText()).isEqualTo("override");
        assertThat(decision.computeHash())
                .isEqualTo("06c6217c3e8d0076afae0df7c03daf1ce62e1c9343feecb49bbb4c028acf5252");
    }

    private static Decision decision(DecisionKind kind) {
        return new Decision(
                new NewDecision(
                        ID,
                        new DecidedTask("t1", "approve", "Approve", "i1", "process", "key"),
                        "anna",
                        "approve",
                        null,
                        new ObjectMapper()
                                .createObjectNode()
                                .put("percent", 1.5)
                                .put("decision", "approve"),
                        null,
                        kind),
                Instant.parse("2026-01-31T13:45:00.1234567Z"),
                7,
                Decision.GENESIS);
    }
}

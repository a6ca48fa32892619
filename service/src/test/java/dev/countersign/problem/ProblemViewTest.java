package dev.countersign.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.OptimisticLockingException;

class ProblemViewTest {

    @Test
    void whatDoesNotAnswerAtTheMomentIsNoUnexpectedProblem() {
        UnavailableException away = new UnavailableException(
                "options-unavailable", "The choices cannot be looked up.", Map.of("field", "shop"), new Exception());

        assertThat(ProblemView.of(away))
                .contains(new ProblemView(
                        503,
                        "Service Unavailable",
                        "The choices cannot be looked up.",
                        Map.of("code", "options-unavailable", "field", "shop")));
    }

    @Test
    void whoeverWasFasterInTheEngineIsAConflict() {
        assertThat(ProblemView.of(new OptimisticLockingException("ENGINE-03005 execution of 'DELETE TaskEntity[x]'")))
                .contains(new ProblemView(409, "Conflict", ProblemView.CHANGED_MEANWHILE, Map.of()));
    }

    @Test
    void whatIsUnexpectedSaysNothingOfItself() {
        assertThat(ProblemView.of(new IllegalStateException("secret"))).isEmpty();
        assertThat(ProblemView.unexpected()).isEqualTo(new ProblemView(500, "Internal Server Error", null, Map.of()));
    }
}

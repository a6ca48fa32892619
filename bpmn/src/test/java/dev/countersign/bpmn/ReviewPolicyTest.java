package dev.countersign.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.dmn.engine.DmnDecision;

class ReviewPolicyTest {

    private static final String ONE = "The error is 8.5 %; one reviewer must agree.";

    private static final DmnDecision POLICY =
            DecisionTables.read("/retail-forecast/review-policy.dmn", "review-policy");

    @Test
    void anOrdinaryForecastNeedsOneReviewer() {
        // when
        Map<String, Object> policy = decide(ordinary(), 1);

        // then
        assertThat(policy).containsOnly(entry("policy", "one"), entry("reason", ONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wape        |        | The error of the forecast is not known.
            wape        | 0.251  | The error is 25.1 %; above 25 % two reviewers must agree.
            improvement |        | The forecast is not better than the seasonal-naive baseline; two reviewers must agree.
            improvement | 0      | The forecast is not better than the seasonal-naive baseline; two reviewers must agree.
            improvement | -0.2   | The forecast is not better than the seasonal-naive baseline; two reviewers must agree.
            bias        | 0.101  | The forecast is off to one side by 10.1 %; above 10 % two reviewers must agree.
            bias        | -0.101 | The forecast is off to one side by 10.1 %; above 10 % two reviewers must agree.
            coverage    | 0.59   | Only 59.0 % of the actual values lie inside the interval; below 60 % two reviewers must agree.
            """)
    void aDoubtfulForecastNeedsTwo(String figure, Double value, String expectedReason) {
        // given
        Map<String, Object> evaluation = ordinary();
        evaluation.put(figure, value);

        // when
        Map<String, Object> policy = decide(evaluation, 1);

        // then
        assertThat(policy).containsOnly(entry("policy", "two"), entry("reason", expectedReason));
    }

    @ParameterizedTest
    @CsvSource({
        "wape, 0.25, The error is 25.0 %; one reviewer must agree.",
        "improvement, 0.01, " + ONE,
        "bias, 0.1, " + ONE,
        "bias, -0.1, " + ONE,
        "coverage, 0.6, " + ONE
    })
    void onTheLimitOneIsEnough(String figure, double value, String expectedReason) {
        // given
        Map<String, Object> evaluation = ordinary();
        evaluation.put(figure, value);

        // when
        Map<String, Object> policy = decide(evaluation, 1);

        // then
        assertThat(policy).containsOnly(entry("policy", "one"), entry("reason", expectedReason));
    }

    @Test
    void aClearlyAccurateForecastNeedsNobody() {
        // when
        Map<String, Object> policy = decide(accurate(), 1);

        // then
        assertThat(policy)
                .containsOnly(
                        entry("policy", "auto"),
                        entry("reason", "The error is 5.0 % and every other measure is good; no review needed."),
                        entry("sampledReason", "The error is 5.0 %; one reviewer must agree."));
    }

    @ParameterizedTest
    @CsvSource({
        "wape, 0.051",
        "improvement, 0.1",
        "bias, 0.021",
        "bias, -0.021",
        "bias,",
        "coverage, 0.69",
        "coverage, 0.951",
        "coverage,",
        "worstCategory, 0.101",
        "worstCategory,"
    })
    void autoNeedsEveryMeasureToBeGood(String figure, Double value) {
        // given
        Map<String, Object> evaluation = accurate();
        evaluation.put(figure, "worstCategory".equals(figure) ? worst(value) : value);

        // when
        Map<String, Object> policy = decide(evaluation, 1);

        // then
        assertThat(policy).containsEntry("policy", "one");
    }

    @Test
    void afterRequestedChangesAPersonLooksAtTheResult() {
        // when
        Map<String, Object> policy = decide(accurate(), 2);

        // then
        assertThat(policy)
                .containsOnly(
                        entry("policy", "one"),
                        entry("reason", "Changes were requested: a reviewer looks at the new forecast."));
    }

    private static Map<String, Object> decide(Map<String, Object> evaluation, int round) {
        return DecisionTables.decide(POLICY, Map.of("evaluation", evaluation, "round", round));
    }

    private static Map<String, Object> ordinary() {
        Map<String, Object> evaluation = new HashMap<>();
        evaluation.put("wape", 0.085);
        evaluation.put("improvement", 0.32);
        evaluation.put("bias", -0.03);
        evaluation.put("coverage", 0.79);
        evaluation.put("worstCategory", worst(0.2));
        return evaluation;
    }

    private static Map<String, Object> accurate() {
        Map<String, Object> evaluation = new HashMap<>();
        evaluation.put("wape", 0.05);
        evaluation.put("improvement", 0.11);
        evaluation.put("bias", 0.02);
        evaluation.put("coverage", 0.7);
        evaluation.put("worstCategory", worst(0.1));
        return evaluation;
    }

    private static Map<String, Object> worst(Double wape) {
        Map<String, Object> worst = new HashMap<>();
        worst.put("name", "organic");
        worst.put("wape", wape);
        return worst;
    }
}

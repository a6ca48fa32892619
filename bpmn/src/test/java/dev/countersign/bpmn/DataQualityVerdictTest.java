package dev.countersign.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.dmn.engine.DmnDecision;

class DataQualityVerdictTest {

    private static final DmnDecision VERDICT =
            DecisionTables.read("/retail-forecast/data-quality-verdict.dmn", "data-quality-verdict");

    @Test
    void theAvocadoFilesAreGoodEnough() {
        // when
        Map<String, Object> verdict = decide(profile());

        // then
        assertThat(verdict)
                .containsOnly(
                        entry("verdict", "ok"),
                        entry("reason", "The data is good enough: 0.0 % of the rows are broken."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rejectShare        |        | reject | The profile of the data lacks the share of broken rows.
            accepted           |        | reject | No row of the files can be used.
            accepted           | 0      | reject | No row of the files can be used.
            accepted           | 1      | ok     | The data is good enough: 0.0 % of the rows are broken.
            rejectShare        | 0.6    | reject | 60.0 % of the rows are broken; more than 30 % is refused.
            rejectShare        | 0.301  | reject | 30.1 % of the rows are broken; more than 30 % is refused.
            rejectShare        | 0.3    | ask    | 30.0 % of the rows are broken; more than 10 % needs a look.
            rejectShare        | 0.101  | ask    | 10.1 % of the rows are broken; more than 10 % needs a look.
            rejectShare        | 0.1    | ok     | The data is good enough: 10.0 % of the rows are broken.
            rejectShare        | 0.05   | ok     | The data is good enough: 5.0 % of the rows are broken.
            duplicates         | 101    | ask    | 1.0 % of the rows are duplicates; more than 1 % needs a look.
            duplicates         | 100    | ok     | The data is good enough: 0.0 % of the rows are broken.
            calendarGaps       | 5      | ask    | The calendar has 5 gaps; more than 4 need a look.
            calendarGaps       | 4      | ok     | The data is good enough: 0.0 % of the rows are broken.
            inconsistentTotals | 250    | ask    | Totals do not add up in 2.5 % of the rows; more than 1 % needs a look.
            inconsistentTotals | 100    | ok     | The data is good enough: 0.0 % of the rows are broken.
            """)
    void everyFigureHasItsLimit(String figure, BigDecimal value, String expectedVerdict, String expectedReason) {
        // given
        Map<String, Object> profile = profile();
        profile.put(figure, value);

        // when
        Map<String, Object> verdict = decide(profile);

        // then
        assertThat(verdict).containsOnly(entry("verdict", expectedVerdict), entry("reason", expectedReason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-06-30 | 2024-12-28 | ask | Only 181 days of history; a forecast needs at least 182.
            2024-06-30 | 2024-12-29 | ok  | The data is good enough: 0.0 % of the rows are broken.
                       | 2024-12-29 | ask | The first and last date of the data are not known.
            2024-06-30 |            | ask | The first and last date of the data are not known.
            """)
    void halfAYearOfHistoryIsNeeded(String first, String last, String expectedVerdict, String expectedReason) {
        // given
        Map<String, Object> profile = profile();
        profile.put("firstDate", first);
        profile.put("lastDate", last);

        // when
        Map<String, Object> verdict = decide(profile);

        // then
        assertThat(verdict).containsOnly(entry("verdict", expectedVerdict), entry("reason", expectedReason));
    }

    @Test
    void theWorstFindingComesFirst() {
        // given
        Map<String, Object> profile = profile();
        profile.put("calendarGaps", 40);
        profile.put("rejectShare", 0.31);

        // when
        Map<String, Object> verdict = decide(profile);

        // then
        assertThat(verdict).containsEntry("verdict", "reject");
    }

    @Test
    void figuresThatThisFormDoesNotHaveAreNoReasonToAsk() {
        // given
        Map<String, Object> profile = profile();
        profile.remove("inconsistentTotals");
        profile.remove("calendarGaps");
        profile.remove("duplicates");

        // when
        Map<String, Object> verdict = decide(profile);

        // then
        assertThat(verdict).containsEntry("verdict", "ok");
    }

    private static Map<String, Object> decide(Map<String, Object> profile) {
        return DecisionTables.decide(VERDICT, Map.of("ingest", Map.of("profile", profile)));
    }

    /** Ten thousand rows with the defects that the avocado files have. */
    private static Map<String, Object> profile() {
        Map<String, Object> profile = new HashMap<>();
        profile.put("rows", 10_000);
        profile.put("accepted", 9_998);
        profile.put("rejects", 0);
        profile.put("rejectShare", 0.0);
        profile.put("duplicates", 2);
        profile.put("calendarGaps", 2);
        profile.put("inconsistentTotals", 8);
        profile.put("firstDate", "2017-01-02");
        profile.put("lastDate", "2024-12-29");
        return profile;
    }
}

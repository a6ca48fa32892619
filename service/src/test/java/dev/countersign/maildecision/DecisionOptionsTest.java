package dev.countersign.maildecision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forms can be answered with one click. */
class DecisionOptionsTest {
    private static final String DECISION = "{\"type\":\"radio\",\"key\":\"decision\",\"validate\":{\"required\":true},"
            + "\"values\":[{\"label\":\"Approve\",\"value\":\"approve\"},{\"value\":\"reject\"}]}";

    @Test
    void theOptionsOfTheFieldDecisionAreTheButtons() throws JsonProcessingException {
        DecisionOptions options = of(DECISION + ",{\"type\":\"textarea\",\"key\":\"comment\"}");

        assertThat(options.options())
                .containsExactly(
                        new DecisionOptions.Option("approve", "Approve"),
                        new DecisionOptions.Option("reject", "reject"));
        assertThat(options.simple()).isTrue();
        assertThat(options.commentAllowed()).isTrue();
    }

    @Test
    void anythingElseThatIsRequiredNeedsThePage() throws JsonProcessingException {
        String required = "{\"type\":\"number\",\"key\":\"n\",\"validate\":{\"required\":true}}";

        assertThat(of(DECISION + "," + required).simple()).isFalse();
        assertThat(of(DECISION + ",{\"type\":\"group\",\"components\":[" + required + "]}")
                        .simple())
                .isFalse();
        assertThat(of(DECISION + ",{\"type\":\"dynamiclist\",\"path\":\"rows\",\"components\":[" + required + "]}")
                        .simple())
                .isFalse();
    }

    @Test
    void whatTheFormShowsBesidesNeedsThePage() throws JsonProcessingException {
        assertThat(of(DECISION + ",{\"type\":\"number\",\"key\":\"n\",\"disabled\":true}")
                        .simple())
                .isFalse();
        assertThat(of(DECISION + ",{\"type\":\"number\",\"key\":\"n\",\"readonly\":\"=true\"}")
                        .simple())
                .isFalse();
        assertThat(of(DECISION + ",{\"type\":\"dynamiclist\",\"path\":\"rows\",\"defaultRepetitions\":0,"
                                + "\"components\":[{\"type\":\"number\",\"key\":\"n\"}]}")
                        .simple())
                .isFalse();
        assertThat(of(DECISION + ",{\"type\":\"table\",\"dataSource\":\"=rows\"}")
                        .simple())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "approve-forecast.form, false", // what-if
        "second-approval.form, false", // what the first reviewer changed
        "review-data.form, true",
        "repair-job.form, true"
    })
    void nobodySignsAForecastWithoutSeeingWhatWasChangedInIt(String form, boolean simple) throws IOException {
        try (var schema = getClass().getResourceAsStream("/retail-forecast/" + form)) {
            assertThat(DecisionOptions.of(new ObjectMapper().readTree(schema)).simple())
                    .isEqualTo(simple);
        }
    }

    @Test
    void withoutOptionsThatAreKnownThereAreNoButtons() throws JsonProcessingException {
        assertThat(of("{\"type\":\"textfield\",\"key\":\"name\"}").simple()).isFalse();
        assertThat(of("{\"type\":\"radio\",\"key\":\"decision\",\"valuesKey\":\"choices\"}")
                        .simple())
                .isFalse();
    }

    private static DecisionOptions of(String components) throws JsonProcessingException {
        return DecisionOptions.of(new ObjectMapper().readTree("{\"components\":[" + components + "]}"));
    }
}

package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {

    private static final Set<String> APPLICATIONS = Set.of("ingest", "forecast");

    private final SpecReader reader = new SpecReader(new ObjectMapper());

    @Test
    void scalarsAreTextAndNestedValuesAreJson() {
        JobSpec spec = reader.read(
                Map.of(
                        "application", "forecast",
                        "parameters", Map.of("snapshot", "/s", "horizon", 12, "methods", List.of("theta", "xgboost")),
                        "driverMemory", "2g",
                        "cores", "2"),
                APPLICATIONS);

        assertThat(spec)
                .isEqualTo(new JobSpec(
                        "forecast",
                        Map.of("snapshot", "/s", "horizon", "12", "methods", "[\"theta\",\"xgboost\"]"),
                        Map.of("driverMemory", "2g", "cores", "2")));
    }

    @Test
    void missingValuesAreLeftOut() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("excludeBefore", null);

        JobSpec spec = reader.read(Map.of("application", "ingest", "parameters", parameters), APPLICATIONS);

        assertThat(spec).isEqualTo(new JobSpec("ingest", Map.of(), Map.of()));
    }

    @Test
    void oneParameterMayBeAnInputOfItsOwnAndWins() {
        JobSpec spec = reader.read(
                Map.of(
                        "application", "ingest",
                        "parameters", Map.of("input", "/a", "format", "csv"),
                        "param.input", "/b",
                        "param.empty", ""),
                APPLICATIONS);

        assertThat(spec.parameters()).isEqualTo(Map.of("input", "/b", "format", "csv"));
    }

    @Test
    void rowsOfEarlierVersionsAreRead() throws Exception {
        JobSpec spec = new ObjectMapper()
                .readValue(
                        "{\"application\":\"ingest\",\"parameters\":{\"a\":\"1\"},\"driverMemory\":\"2g\",\"cores\":2}",
                        JobSpec.class);

        assertThat(spec).isEqualTo(new JobSpec("ingest", Map.of("a", "1"), Map.of("driverMemory", "2g", "cores", "2")));
    }

    @Test
    void whatIsStoredIsReadAgain() throws Exception {
        JobSpec spec = new JobSpec("ingest", Map.of("a", "1"), Map.of("timeLimit", "PT2H"));
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(json.writeValueAsString(spec), JobSpec.class)).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parameters   | x     | The input parameter 'parameters' must be a map.",
                "application  | other | The application 'other' is not known; known are forecast, ingest.",
                "application  | ' '   | The input parameter 'application' is missing.",
                "driverMemory | lots  | driverMemory must look like 600m or 2g, not lots",
                "cores        | two   | cores must be a whole number, not two",
                "cores        | 0     | cores must be between 1 and 1024, not 0",
                "timeLimit    | soon  | timeLimit must be a duration such as PT30M, not soon",
                "timeLimit    | PT0S  | timeLimit must be between PT1S and P30D, not PT0S"
            })
    void wrongInputIsNamed(String name, String value, String message) {
        Map<String, Object> inputs = new HashMap<>(Map.of("application", "ingest"));
        inputs.put(name, value);

        assertThatThrownBy(() -> reader.read(inputs, APPLICATIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

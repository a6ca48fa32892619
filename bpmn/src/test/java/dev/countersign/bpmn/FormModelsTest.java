package dev.countersign.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormModelsTest {

    private static final Path RETAIL = Path.of("src/main/resources/retail-forecast");

    static Stream<FormModel> forms() {
        return ModelFiles.withExtension("form").stream().map(FormModel::read);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theIdIsTheFileName(FormModel form) {
        assertThat(form.file()).hasFileName(form.id() + ".form");
        assertThat(form.schema().path("type").asText()).isEqualTo("default");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyComponentHasAnIdOfItsOwnAndEveryFieldAKeyOfItsOwn(FormModel form) {
        assertThat(texts(form.components(), "id")).doesNotHaveDuplicates().doesNotContain("");
        assertThat(texts(form.components(), "key").stream().filter(key -> !key.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "review-data, continue reject, '=decision = \"reject\"'",
        "approve-forecast, approve changes reject, '=decision != \"approve\"'",
        "second-approval, approve changes reject, '=decision != \"approve\"'",
        "repair-job, retry abort, '=decision = \"abort\"'"
    })
    void everyDecisionIsRequiredAndExplainsItselfWhenItStopsSomething(
            String form, String outcomes, String commentRequiredWhen) {
        FormModel model = FormModel.read(RETAIL.resolve(form + ".form"));

        assertThat(model.field("decision").at("/validate/required").asBoolean()).isTrue();
        assertThat(values(model.field("decision"))).containsExactly(outcomes.split(" "));
        assertThat(model.field("comment").at("/properties/requiredWhen").asText())
                .isEqualTo(commentRequiredWhen);
    }

    @Test
    void anOverrideIsOfAtMostFiftyPercent() {
        JsonNode percent =
                FormModel.read(RETAIL.resolve("approve-forecast.form")).field("percent");

        assertThat(percent.at("/validate/min").asInt()).isEqualTo(-50);
        assertThat(percent.at("/validate/max").asInt()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"PT24H,true", "P3D,true", "P1DT12H,true", "PT30M,true", "PT0S,true", "P,false", "24h,false", "PT,false"
    })
    void timersTakeDurations(String text, boolean accepted) {
        String pattern = FormModel.read(RETAIL.resolve("retail-forecast-start.form"))
                .field("reminderAfter")
                .at("/validate/pattern")
                .asText();

        assertThat(text.matches(pattern)).isEqualTo(accepted);
    }

    private static List<String> texts(List<JsonNode> components, String member) {
        return components.stream()
                .map(component -> component.path(member).asText())
                .toList();
    }

    private static Stream<String> values(JsonNode field) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .map(value -> value.path("value").asText());
    }
}

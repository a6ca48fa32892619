package dev.countersign.form;

import static dev.countersign.form.Judge.object;
import static dev.countersign.form.Judge.validate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.Violation;
import org.junit.jupiter.api.Test;

class HiddenFieldsTest {

    private final JsonNode schema = object("""
            {'components':[
              {'type':'radio','key':'decision','values':['approve','changes','reject'],'validate':{'required':true}},
              {'type':'textarea','key':'comment','conditional':{'hide':'=decision = "approve"'},'validate':{'required':true}},
              {'type':'group','path':'change','conditional':{'hide':'=decision != "changes"'},'components':[
                {'type':'datetime','key':'excludeBefore','subtype':'date','validate':{'required':true}}]}]}""");

    @Test
    void areNotRequired() {
        FormResult result = validate(schema, object("{'decision':'approve'}"), object("{}"));

        assertThat(result.violations()).isEmpty();
        assertThat(result.data()).isEqualTo(object("{'decision':'approve'}"));
    }

    @Test
    void areRequiredWhenShown() {
        FormResult result = validate(schema, object("{'decision':'changes'}"), object("{}"));

        assertThat(result.violations())
                .containsExactly(
                        Violation.inBody("comment", "Field is required."),
                        Violation.inBody("change.excludeBefore", "Field is required."));
    }

    @Test
    void takeNoValue() {
        FormResult result = validate(
                schema,
                object("{'decision':'reject','comment':'too low','change':{'excludeBefore':'2026-01-01'}}"),
                object("{}"));

        assertThat(result.violations())
                .containsExactly(Violation.inBody("change.excludeBefore", "Field is hidden and takes no value."));
    }

    @Test
    void mayBeSentEmptyAndAreDropped() {
        FormResult result = validate(schema, object("{'decision':'approve','comment':''}"), object("{}"));

        assertThat(result.violations()).isEmpty();
        assertThat(result.data()).isEqualTo(object("{'decision':'approve'}"));
    }

    @Test
    void areNotReadByOtherConditions() {
        JsonNode chained = object("""
                {'components':[
                  {'type':'checkbox','key':'a'},
                  {'type':'textfield','key':'b','conditional':{'hide':'=a'}},
                  {'type':'textfield','key':'c','conditional':{'hide':'=b = "x"'},'validate':{'required':true}}]}""");

        FormResult result = validate(chained, object("{'a':true,'b':'x'}"), object("{}"));

        assertThat(result.violations())
                .containsExactly(
                        Violation.inBody("b", "Field is hidden and takes no value."),
                        Violation.inBody("c", "Field is required."));
    }
}

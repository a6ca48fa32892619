package dev.countersign.form;

import static dev.countersign.form.Judge.object;
import static dev.countersign.form.Judge.validate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import org.junit.jupiter.api.Test;

class FixedFieldsTest {

    private final JsonNode schema = object("""
            {'components':[
              {'type':'textfield','key':'owner','readonly':true},
              {'type':'number','key':'limit','disabled':true},
              {'type':'textfield','key':'note','readonly':'=limit > 5'}]}""");

    private final ObjectNode variables = object("{'owner':'anna','limit':10,'note':'fixed'}");

    @Test
    void mayBeLeftOut() {
        FormResult result = validate(schema, object("{}"), variables);

        assertThat(result.violations()).isEmpty();
        assertThat(result.data()).isEqualTo(object("{}"));
    }

    @Test
    void mayRepeatWhatTheFormWasOpenedWith() {
        FormResult result = validate(schema, object("{'owner':'anna','limit':10.0,'note':'fixed'}"), variables);

        assertThat(result.violations()).isEmpty();
        assertThat(result.data()).isEqualTo(object("{'owner':'anna','note':'fixed'}"));
    }

    @Test
    void takeNoOtherValue() {
        FormResult result = validate(schema, object("{'owner':'ben','limit':11,'note':'changed'}"), variables);

        assertThat(result.violations())
                .containsExactly(
                        Violation.inBody("owner", "Field is read-only and takes no other value."),
                        Violation.inBody("limit", "Field is disabled and takes no other value."),
                        Violation.inBody("note", "Field is read-only and takes no other value."));
    }

    @Test
    void cannotBeUnlockedBySendingAnotherLimit() {
        FormResult result = validate(schema, object("{'limit':1,'note':'changed'}"), variables);

        assertThat(result.violations())
                .containsExactly(
                        Violation.inBody("limit", "Field is disabled and takes no other value."),
                        Violation.inBody("note", "Field is read-only and takes no other value."));
    }
}

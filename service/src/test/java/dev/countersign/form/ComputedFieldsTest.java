package dev.countersign.form;

import static dev.countersign.form.Judge.object;
import static dev.countersign.form.Judge.validate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import org.junit.jupiter.api.Test;

class ComputedFieldsTest {

    private final JsonNode schema = object("""
            {'components':[
              {'type':'number','key':'percent'},
              {'type':'expression','key':'factor','expression':'=1 + percent / 100','computeOn':'change'},
              {'type':'expression','key':'adjusted','expression':'=total * factor','computeOn':'presubmit'}]}""");

    private final ObjectNode variables = object("{'total':200}");

    @Test
    void areWorkedOutHereWhenLeftOut() {
        FormResult result = validate(schema, object("{'percent':10}"), variables);

        assertThat(result.violations()).isEmpty();
        assertThat(result.data().path("factor").doubleValue()).isEqualTo(1.1);
        assertThat(result.data().path("adjusted").doubleValue()).isEqualTo(220);
    }

    @Test
    void areAcceptedWhenTheBrowserCameToTheSame() {
        FormResult result =
                validate(schema, object("{'percent':10,'factor':1.1,'adjusted':220.00000000000003}"), variables);

        assertThat(result.violations()).isEmpty();
    }

    @Test
    void areRefusedWhenTheyDiffer() {
        FormResult result = validate(schema, object("{'percent':10,'factor':1.1,'adjusted':500}"), variables);

        assertThat(result.violations())
                .containsExactly(Violation.inBody("adjusted", "Field is computed; its value is 220."));
    }
}

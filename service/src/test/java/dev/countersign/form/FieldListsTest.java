package dev.countersign.form;

import static dev.countersign.form.Judge.object;
import static dev.countersign.form.Judge.validate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldListsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schema = object("""
            {'components':[
              {'type':'dynamiclist','path':'overrides','components':[
                {'type':'select','key':'category','valuesKey':'categories','validate':{'required':true}},
                {'type':'number','key':'percent','validate':{'min':-50,'max':'=limit'}},
                {'type':'textfield','key':'reason','conditional':{'hide':'=this.percent = null or this.percent < 20'},'validate':{'required':true}},
                {'type':'group','path':'by','components':[{'type':'textfield','key':'name.first'}]}]}]}""");

    private final ObjectNode variables = object("{'categories':['a','b'],'limit':30}");

    @Test
    void areCheckedRowByRow() {
        FormResult result = validate(schema, object("""
                        {'overrides':[
                          {'category':'a','percent':10,'by':{'name':{'first':'Anna'}}},
                          {'category':'c','percent':25},
                          {'percent':40,'reason':'r','other':1}]}"""), variables);

        assertThat(result.violations())
                .containsExactly(
                        Violation.inBody("overrides[2].other", "The form has no such field."),
                        Violation.inBody("overrides[1].category", "Value is not one of the options."),
                        Violation.inBody("overrides[1].reason", "Field is required."),
                        Violation.inBody("overrides[2].category", "Field is required."),
                        Violation.inBody("overrides[2].percent", "Field must have maximum value of 30."));
    }

    @Test
    void keepTheirRows() {
        ObjectNode submitted =
                object("{'overrides':[{'category':'a','by':{'name':{'first':'Anna'}}},{'category':'b'}]}");

        FormResult result = validate(schema, submitted, variables);

        assertThat(result.violations()).isEmpty();
        assertThat(result.data()).isEqualTo(submitted);
    }

    @Test
    void mustBeLists() {
        assertThat(validate(schema, object("{'overrides':{'category':'a'}}"), variables)
                        .violations())
                .contains(Violation.inBody("overrides", "Value must be a list."));
        assertThat(validate(schema, object("{'overrides':['a']}"), variables).violations())
                .contains(Violation.inBody("overrides[0]", "Value must be an object."));
    }

    @Test
    void ofFixedLengthKeepIt() {
        JsonNode fixed = object("""
                {'components':[{'type':'dynamiclist','path':'rows','allowAddRemove':false,'components':[
                  {'type':'textfield','key':'name','readonly':true},{'type':'number','key':'percent'}]}]}""");
        ObjectNode rows = object("{'rows':[{'name':'a'},{'name':'b'}]}");

        assertThat(validate(fixed, object("{'rows':[{'name':'a','percent':1},{'name':'b','percent':2}]}"), rows)
                        .violations())
                .isEmpty();
        assertThat(validate(fixed, object("{'rows':[{'name':'a'}]}"), rows).violations())
                .containsExactly(Violation.inBody("rows", "Rows of this list cannot be added or removed."));
        assertThat(validate(fixed, object("{'rows':[{'name':'a'},{'name':'c'}]}"), rows)
                        .violations())
                .containsExactly(Violation.inBody("rows[1].name", "Field is read-only and takes no other value."));
    }

    @Test
    void areRefusedWhenTooLong() {
        ObjectNode submitted = JSON.createObjectNode();
        for (int i = 0; i < 1_001; i++) {
            submitted.withArray("overrides").addObject().put("category", "a");
        }

        assertThat(validate(schema, submitted, variables).violations())
                .containsExactly(Violation.inBody("overrides", "At most 1,000 rows can be sent."));
    }

    @Test
    void areRefusedBeforeTheirRowsCostAnything() {
        ObjectNode submitted = JSON.createObjectNode();
        for (int i = 0; i < 100_000; i++) {
            submitted.withArray("overrides").addObject();
        }

        List<Violation> violations = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> validate(schema, submitted, variables).violations());

        assertThat(violations).containsExactly(Violation.inBody("overrides", "At most 1,000 rows can be sent."));
    }

    @Test
    void areRefusedWhenTheyNestTooMuch() {
        ObjectNode submitted = JSON.createObjectNode();
        for (int i = 0; i < 1_000; i++) {
            ObjectNode row = submitted.withArray("overrides").addObject();
            for (int j = 0; j < 20; j++) {
                row.withArray("nested").addObject();
            }
        }

        assertThat(validate(schema, submitted, variables).violations())
                .containsExactly(Violation.inBody("", "At most 20,000 values can be sent."));
    }
}

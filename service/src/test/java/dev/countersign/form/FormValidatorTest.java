package dev.countersign.form;

import static dev.countersign.form.Judge.object;
import static dev.countersign.form.Judge.validate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormValidatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesMissingMistypedAndUnknownFieldsAtOnce() {
        JsonNode schema = object("""
                {'components':[
                  {'type':'text','text':'# Read this'},
                  {'type':'select','key':'decision','values':[{'label':'Approve','value':'approve'}],'validate':{'required':true}},
                  {'type':'number','key':'percent'},
                  {'type':'button','key':'x','label':'Send'}]}""");

        FormResult result = validate(schema, object("{'percent':'ten','x':1,'__proto__':{}}"), object("{}"));

        assertThat(result.violations())
                .containsExactly(
                        Violation.inBody("x", "The form has no such field."),
                        Violation.inBody("__proto__", "The form has no such field."),
                        Violation.inBody("decision", "Field is required."),
                        Violation.inBody("percent", "Value must be a number."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a':1e400} | a | Value is too large for a number.",
                "{'b':'x\\u0000y'} | b | Value contains a character that cannot be stored.",
                "{'b':'\\ud800'} | b | Value contains a character that cannot be stored.",
                "{'c':[{'d':'\\u0000'}]} | c[0].d | Value contains a character that cannot be stored.",
                "{'t':'1e999999999'} | t | Value must be a number written as text.",
            })
    void refusesWhatCannotBeHeld(String submitted, String field, String message) {
        JsonNode schema = object("""
                {'components':[
                  {'type':'number','key':'a','increment':0.5},{'type':'textfield','key':'b'},
                  {'type':'number','key':'t','serializeToString':true,'increment':0.5}]}""");

        assertThat(validate(schema, object(submitted), object("{}")).violations())
                .containsExactly(Violation.inBody(field, message));
    }

    @ParameterizedTest
    @CsvSource({"reject, '', Field is required.", "reject, too high, ", "approve, '', "})
    void requiresAFieldWhenItsPropertySaysSo(String decision, String comment, String message) {
        JsonNode schema = object("""
                {'components':[
                  {'type':'textfield','key':'decision'},
                  {'type':'textarea','key':'comment','properties':{'requiredWhen':'=decision != "approve"'}}]}""");
        ObjectNode submitted = JSON.createObjectNode().put("decision", decision).put("comment", comment);

        FormResult result = validate(schema, submitted, object("{}"));

        assertThat(result.violations())
                .isEqualTo(message == null ? List.of() : List.of(Violation.inBody("comment", message)));
    }
}

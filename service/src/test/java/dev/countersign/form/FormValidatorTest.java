package dev.countersign.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormValidatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

    @Nested
    class SingleFields {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                nullValues = "-",
                value = {
                    "{'type':'textfield'} | 'a' | -",
                    "{'type':'textfield'} | 1 | Value must be text.",
                    "{'type':'textfield'} | null | -",
                    "{'type':'textarea'} | ['a'] | Value must be text.",
                    "{'type':'textfield','validate':{'required':true}} | '' | Field is required.",
                    "{'type':'textfield','validate':{'required':true}} | null | Field is required.",
                    "{'type':'textfield','validate':{'minLength':3}} | ' ab ' | Field must have minimum length of 3.",
                    "{'type':'textfield','validate':{'minLength':3}} | '' | -",
                    "{'type':'textfield','validate':{'maxLength':2}} | 'abc' | Field must have maximum length of 2.",
                    "{'type':'textfield','validate':{'pattern':'^a+$'}} | 'aab' | Field must match pattern ^a+$.",
                    "{'type':'textfield','validate':{'pattern':'^a+$'}} | 'aa' | -",
                    "{'type':'textfield','validate':{'pattern':'^x$','patternErrorMessage':'An x'}} | 'y' | An x",
                    "{'type':'textfield','validate':{'validationType':'email'}} | 'a@b.example' | -",
                    "{'type':'textfield','validate':{'validationType':'email'}} | 'a@' | Field must be a valid email.",
                    "{'type':'textfield','validate':{'validationType':'phone'}} | '+4930664040900' | -",
                    "{'type':'textfield','validate':{'validationType':'phone'}} | '030' | Field must be a valid international phone number. (e.g. +4930664040900)",
                    "{'type':'number'} | 1.5 | -",
                    "{'type':'number'} | '1.5' | Value must be a number.",
                    "{'type':'number','serializeToString':true} | '1.5' | -",
                    "{'type':'number','serializeToString':true} | 1.5 | Value must be a number written as text.",
                    "{'type':'number','serializeToString':true} | 'x' | Value must be a number written as text.",
                    "{'type':'number','validate':{'required':true}} | null | Field is required.",
                    "{'type':'number','validate':{'required':true}} | 0 | -",
                    "{'type':'number','validate':{'min':1}} | 0 | Field must have minimum value of 1.",
                    "{'type':'number','validate':{'min':'=limit * 2'}} | 19 | Field must have minimum value of 20.",
                    "{'type':'number','validate':{'min':'=unknown'}} | 19 | -",
                    "{'type':'number','validate':{'min':'low'}} | 19 | Min validation value is not a valid number.",
                    "{'type':'number','validate':{'max':10}} | 10.5 | Field must have maximum value of 10.",
                    "{'type':'number','decimalDigits':0} | 1.5 | Value is expected to be an integer.",
                    "{'type':'number','decimalDigits':1} | 1.25 | Value is expected to have at most 1 decimal digit.",
                    "{'type':'number','decimalDigits':2} | 1.255 | Value is expected to have at most 2 decimal digits.",
                    "{'type':'number','decimalDigits':2} | 1.2500 | -",
                    "{'type':'number','increment':0.5} | 1.2 | Please select a valid value, the two nearest valid values are 1 and 1.5.",
                    "{'type':'number','increment':0.1} | 0.3 | -",
                    "{'type':'checkbox'} | true | -",
                    "{'type':'checkbox'} | 'true' | Value must be true or false.",
                    "{'type':'checkbox','validate':{'required':true}} | false | Field is required.",
                    "{'type':'select','values':[{'label':'A','value':'a'}]} | 'a' | -",
                    "{'type':'select','values':[{'label':'A','value':'a'}]} | 'b' | Value is not one of the options.",
                    "{'type':'radio','values':[{'label':'One','value':1}]} | 1.0 | -",
                    "{'type':'radio','values':[{'label':'One','value':1}],'validate':{'required':true}} | null | Field is required.",
                    "{'type':'select','valuesKey':'stores'} | 'north' | -",
                    "{'type':'select','valuesKey':'stores'} | 'east' | Value is not one of the options.",
                    "{'type':'select','valuesExpression':'=for s in stores return {label: s, value: s}'} | 'south' | -",
                    "{'type':'select','valuesExpression':'=stores[1]'} | 'north' | Value is not one of the options.",
                    "{'type':'taglist','valuesKey':'stores'} | ['north','south'] | -",
                    "{'type':'checklist','valuesKey':'stores'} | ['north','east'] | Value \"east\" is not one of the options.",
                    "{'type':'checklist','valuesKey':'stores'} | 'north' | Value must be a list of options.",
                    "{'type':'checklist','valuesKey':'stores','validate':{'required':true}} | [] | Field is required.",
                    "{'type':'datetime','subtype':'date'} | '2026-02-28' | -",
                    "{'type':'datetime','subtype':'date'} | '2026-02-30' | Value must be a date like 2026-01-31.",
                    "{'type':'datetime','subtype':'date'} | 20260228 | Value must be text.",
                    "{'type':'datetime','subtype':'date','disallowPassedDates':true} | '2026-03-08' | Date must not be in the past.",
                    "{'type':'datetime','subtype':'date','disallowPassedDates':true} | '2026-03-10' | -",
                    "{'type':'datetime','subtype':'time'} | '13:45' | -",
                    "{'type':'datetime','subtype':'time'} | '25:00' | Value must be a time like 13:45.",
                    "{'type':'datetime','subtype':'time','timeSerializingFormat':'utc_offset'} | '13:45' | Value must be a time like 13:45+02:00.",
                    "{'type':'datetime','subtype':'time','timeSerializingFormat':'utc_normalized'} | '13:45Z' | -",
                    "{'type':'datetime','subtype':'time','timeSerializingFormat':'utc_normalized'} | '13:45+01:00' | Value must be a time like 13:45Z.",
                    "{'type':'datetime','subtype':'datetime'} | '2026-02-28T13:45' | -",
                    "{'type':'datetime','subtype':'datetime','timeSerializingFormat':'utc_offset'} | '2026-02-28T13:45+02:00' | -",
                    "{'type':'datetime','subtype':'datetime'} | '2026-02-28' | Value must be a date and time like 2026-01-31T13:45.",
                    "{'type':'filepicker'} | 'files::1' | Files cannot be sent with a form yet.",
                    "{'type':'filepicker'} | null | -",
                })
        void areJudgedAsInTheBrowser(String field, String value, String message) {
            ObjectNode component = object(field).put("key", "field").put("id", "Field_1");
            ObjectNode schema = JSON.createObjectNode();
            schema.putArray("components").add(component);
            ObjectNode submitted = JSON.createObjectNode();
            submitted.set("field", json(value));

            FormResult result = validate(schema, submitted, object("{'limit':10,'stores':['north','south']}"));

            if (message == null) {
                assertThat(result.violations()).isEmpty();
                assertThat(result.data()).isEqualTo(submitted);
            } else {
                assertThat(result.violations()).containsExactly(Violation.inBody("field", message));
            }
        }
    }

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

    @Nested
    class HiddenFields {

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

    @Nested
    class FixedFields {

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

    @Nested
    class Lists {

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
            assertThat(validate(schema, object("{'overrides':['a']}"), variables)
                            .violations())
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
    }

    @Nested
    class ComputedValues {

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

    private static FormResult validate(JsonNode schema, ObjectNode submitted, ObjectNode variables) {
        return new FormValidator(NOON).validate(FormSchema.parse(schema), submitted, variables);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    /** JSON with single quotes, so that tables of cases stay readable. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace("\"", "\\\"").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

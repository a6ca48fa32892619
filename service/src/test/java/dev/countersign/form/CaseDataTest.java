package dev.countersign.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseDataTest {

    private static final String OWN = """
            {"type": "radio", "key": "decision", "label": "Decision", "values": [{"label": "A", "value": "a"}]},
            {"type": "group", "id": "g", "components": [{"type": "number", "key": "amount.net", "label": "Amount"}]},
            {"type": "dynamiclist", "path": "rows", "components": [{"type": "textfield", "key": "name"}]},
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final CaseData caseData = new CaseData(new FeelNames());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"type": "text", "text": "Nothing but words, = and { signs }"}
            {"type": "text", "text": "You chose {{decision}} of {{amount.net * 2}}"}
            {"type": "textarea", "key": "why", "conditional": {"hide": "=decision = \\"a\\""}}
            {"type": "textarea", "key": "why", "properties": {"requiredWhen": "=count(rows) > 2"}}
            {"type": "expression", "key": "gross", "expression": "=amount.net * 1.24"}
            {"type": "textfield", "key": "place", "defaultValue": "Boston"}
            """)
    void aFormOfItsOwnFieldsAsksTheSameInEveryCase(String component) throws Exception {
        assertThat(usedBy(component)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"type": "text", "id": "t", "text": "By {{approval.decidedBy}}"}            | 't' looks at the case: approval.decidedBy
            {"type": "html", "id": "h", "content": "{{#if total}}a{{/if}}"}             | 'h' looks at the case: #if total
            {"type": "textarea", "key": "why", "conditional": {"hide": "=total > 3"}}   | 'why' looks at the case: total > 3
            {"type": "group", "id": "x", "conditional": {"hide": "=total > 3"}, "components": []} | 'x' looks at the case: total > 3
            {"type": "group", "id": "x", "components": [{"type": "text", "id": "in", "text": "{{total}}"}]} | 'in' looks at the case: total
            {"type": "number", "key": "n", "label": "N", "validate": {"max": "=total"}} | 'N' looks at the case: total
            {"type": "textfield", "key": "n", "readonly": "=total > 3"}                 | The field 'n' shows what the case says.
            {"type": "textfield", "key": "n", "disabled": true}                         | The field 'n' shows what the case says.
            {"type": "select", "key": "s", "valuesKey": "shops"}                        | The choices of the field 's' come from the case.
            {"type": "select", "key": "s", "valuesExpression": "=rows"}                 | The choices of the field 's' come from the case.
            {"type": "select", "key": "s", "values": [], "properties": {"optionsQuery": "shops"}} | The choices of the field 's' are looked up for each case.
            {"type": "filepicker", "key": "f", "label": "Scan"}                         | The files of the field 'Scan' belong to one case.
            {"type": "table", "id": "tab", "dataSource": "sales"}                       | 'tab' shows what the case says.
            {"type": "textfield", "key": "n", "conditional": {"hide": "=this is ] no FEEL"}} | 'n' looks at the case: this is ] no FEEL
            """)
    void aFormThatLooksElsewhereDependsOnTheCase(String component, String reason) throws Exception {
        assertThat(usedBy(component)).contains(reason);
    }

    @Test
    void valuesOfTheCaseFillAFormIn() throws Exception {
        FormSchema schema = FormSchema.parse(json.readTree(
                "{\"type\": \"default\", \"components\": [" + OWN.strip().replaceAll(",$", "") + "]}"));

        assertThat(CaseData.filledIn(schema, json.createObjectNode().put("decisions", "a")))
                .isEmpty();
        assertThat(CaseData.filledIn(schema, json.createObjectNode().put("decision", "a")))
                .contains("The form is filled in with 'decision' of the case.");
        assertThat(CaseData.filledIn(schema, (ObjectNode) json.readTree("{\"amount\": {\"net\": 0}}")))
                .isPresent();
    }

    private Optional<String> usedBy(String component) throws Exception {
        return caseData.usedBy(
                FormSchema.parse(json.readTree("{\"type\": \"default\", \"components\": [" + OWN + component + "]}")));
    }
}

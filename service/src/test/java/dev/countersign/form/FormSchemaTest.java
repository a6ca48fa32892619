package dev.countersign.form;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[] | a form must be a JSON object",
                "{} | a form must have a list of components",
                "{'type':'group','components':[]} | a form must have the type 'default'",
                "{'components':[{'type':'video'}]} | \"components[0]: the component type 'video' is not known\"",
                "{'components':[{'type':'textfield'}]} | \"components[0]: the key '' of the textfield is missing or has an empty part\"",
                "{'components':[{'type':'number','key':'a..b'}]} | \"components[0]: the key 'a..b' of the number is missing or has an empty part\"",
                "{'components':[{'type':'group','components':[{'type':'dynamiclist'}]}]} | \"components[0].components[0]: the path '' of the dynamiclist is missing or has an empty part\"",
                "{'components':[{'type':'number','key':'a'},{'type':'textfield','key':'a'}]} | \"components[1]: the key 'a' is used twice\"",
                "{'components':[{'type':'text','id':'x'},{'type':'text','id':'x'}]} | \"components[1]: the id 'x' is used twice\"",
                "{'components':[{'type':'textfield','key':'a','validate':{'pattern':'('}}]} | \"components[0]: the pattern '(' is not understood\"",
            })
    void refusesWhatFormJsCannotShow(String schema, String reason) {
        String expected = reason.startsWith("\"") ? reason.substring(1, reason.length() - 1) : reason;

        assertThatThrownBy(() -> FormSchema.parse(new ObjectMapper().readTree(schema.replace('\'', '"'))))
                .isInstanceOf(InvalidFormException.class)
                .hasMessage(expected);
    }
}

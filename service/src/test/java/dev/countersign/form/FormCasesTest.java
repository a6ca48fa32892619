package dev.countersign.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's verdict on the table of cases that form-js itself is run on by {@code frontend-forms} (parity.test.ts). */
class FormCasesTest {

    @ParameterizedTest
    @MethodSource("dev.countersign.form.FormCase#all")
    void serverGivesTheVerdictOfTheTable(FormCase one) {
        FormResult result = Judge.validate(one.schema(), one.data(), one.context(), one.files());

        Map<String, List<String>> verdict = new TreeMap<>();
        result.violations()
                .forEach(violation -> verdict.computeIfAbsent(violation.field(), absent -> new ArrayList<>())
                        .add(violation.message()));
        assertThat(verdict).isEqualTo(one.violations());
    }

    @Test
    void tableIsLargeAndKnowsEveryFieldType() {
        List<FormCase> cases = FormCase.all();
        String schemas = cases.stream().map(one -> one.schema().toString()).reduce("", String::concat);

        assertThat(cases).hasSizeGreaterThan(250);
        for (FieldKind kind : FieldKind.values()) {
            if (kind != FieldKind.DEFAULT) {
                assertThat(schemas.toUpperCase(Locale.ROOT)).contains("\"TYPE\":\"" + kind.name() + "\"");
            }
        }
    }
}

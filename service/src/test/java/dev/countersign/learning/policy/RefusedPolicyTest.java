package dev.countersign.learning.policy;

import static dev.countersign.learning.policy.PolicyHistory.table;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that cannot be tried: the answer names file, element and reason. */
@QuarkusTest
class RefusedPolicyTest {

    @Inject
    PolicyHistory history;

    private String key;

    @BeforeEach
    void deploy() {
        key = history.deploy();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            evaluation.wape +                         | <= 0.1 | new.dmn, expression: This is not FEEL:
            evaluation.wape                           | <= <=  | new.dmn, entryAuto: This is not FEEL:
            count(for i in 1..1000000000 return i)    | <= 0.1 | new.dmn, expression: It loops over a range of numbers
            {f: function(x) x, r: f(2)}.r               | <= 0.1 | new.dmn, expression: It defines a function of its own
            count(for a in l return for b in l return a) | 1   | new.dmn, expression: It has a loop inside a loop
            count(for a in l, b in l return a)        | 1      | new.dmn, expression: It loops over several lists at once
            """)
    void namesTheExpressionThatIsNotAllowed(String input, String test, String reason) {
        trial(table("new", input, test.replace("<", "&lt;")))
                .statusCode(400)
                .body("violations[0].field", equalTo("xml"))
                .body("violations[0].message", containsString(reason));
    }

    @Test
    void evaluatesNothingButFeel() {
        String script = table("new", "evaluation.wape", "&lt;= 0.1")
                .replace("id=\"expression\"", "id=\"expression\" expressionLanguage=\"javascript\"");
        refused(script, "new.dmn, expression: The language is 'javascript'; a trial evaluates FEEL only.");
        refused(
                script.replace("javascript", "juel"),
                "new.dmn, expression: The language is 'juel'; a trial evaluates FEEL only.");
    }

    @Test
    void followsNoReferenceOutOfTheFile() {
        String xml = "<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\n"
                + table("new", "&secret;", "&lt;= 0.1");
        refused(xml, "new.dmn, line 1: A document type declaration is not allowed.");
    }

    @Test
    void saysThatItIsNoDecisionModel() {
        refused("no XML", "This is not well-formed XML");
        refused("<definitions/>", "new.dmn: This is no decision model (DMN).");
        refused(
                table("new", "evaluation.wape", "1").replace("<decisionTable", "<decisionTabel"),
                "new.dmn, line 14: This is not well-formed XML");
    }

    @Test
    void asksWhichDecisionIsMeant() {
        String one = table("new", "evaluation.wape", "1");
        String two = one.replace("</definitions>", "<decision id=\"second\" name=\"Second\" /></definitions>");
        refused(two, "Say which decision is meant; the file has 2: new, second.");
        trial(one, Map.of("decision", "old"))
                .statusCode(400)
                .body("violations[0].message", equalTo("new.dmn, old: There is no such decision; the file has new."));
    }

    @Test
    void knowsTheirPast() {
        String xml = table("new", "evaluation.wape", "1");
        trial(xml, Map.of("definition", "nothing")).statusCode(400).body("violations[0].field", equalTo("definition"));
        trial(xml, Map.of("replay", "nothing")).statusCode(400).body("violations[0].field", equalTo("replay"));
        trial(xml, Map.of("output", "nothing"))
                .statusCode(400)
                .body("violations[0].message", equalTo("The table has no output 'nothing'; it has policy."));
    }

    private void refused(String xml, String message) {
        trial(xml).statusCode(400).body("violations[0].message", containsString(message));
    }

    private ValidatableResponse trial(String xml) {
        return trial(xml, Map.of());
    }

    private ValidatableResponse trial(String xml, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("xml", xml, "file", "new.dmn", "definition", key));
        request.put("replay", key + "-policy");
        request.putAll(more);
        return given().header(HeaderAuthentication.HEADER, "mona;modeller;others")
                .contentType(ContentType.JSON)
                .body(request)
                .post("/api/policy-trials")
                .then();
    }
}

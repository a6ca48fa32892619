package dev.countersign.learning;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The pages learn from the service who sees what was learned; they do not know the configured groups. */
@QuarkusTest
class InsightRightTest {

    @Test
    void isNamedToWhomTheServiceAnswers() {
        me("mia;approver;managers").body("rights", contains("insights"));
        me("vera;viewer;others").body("rights", contains("insights"));
        me("anna;approver;forecast-reviewers").body("rights", empty());
    }

    private static ValidatableResponse me(String user) {
        return given().header(HeaderAuthentication.HEADER, user)
                .get("/api/me")
                .then()
                .statusCode(200);
    }
}

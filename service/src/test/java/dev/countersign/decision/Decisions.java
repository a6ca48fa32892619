package dev.countersign.decision;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.testing.HeaderAuthentication;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records and requests for the tests of this package. */
final class Decisions {

    static final String VERA = "vera;viewer;none";
    static final String ADA = "ada;admin;none";

    private Decisions() {}

    static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    static NewDecision of(String user, String outcome, String definition, String instance, @Nullable String comment) {
        return new NewDecision(
                UUID.randomUUID(),
                new DecidedTask(UUID.randomUUID().toString(), "approve", "Approve", instance, definition, "key"),
                user,
                outcome,
                comment,
                new ObjectMapper().createObjectNode().put("decision", outcome).put("percent", 1.5),
                null);
    }
}

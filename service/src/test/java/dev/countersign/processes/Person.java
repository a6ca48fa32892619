package dev.countersign.processes;

import static io.restassured.RestAssured.given;

import dev.countersign.testing.HeaderAuthentication;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The people of the path tests, with the roles and groups that the first start gives to users of these names. */
enum Person {
    ANNA("approver", "forecast-reviewers,data-stewards"),
    BEN("approver", "forecast-reviewers"),
    MIA("approver", "managers,forecast-reviewers"),
    OLGA("operator", "operators"),
    /** A manager who is no reviewer. */
    MARK("approver", "managers");

    private final String roles;
    private final String groups;

    Person(String roles, String groups) {
        this.roles = roles;
        this.groups = groups;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    RequestSpecification request() {
        return given().header(HeaderAuthentication.HEADER, id() + ";" + roles + ";" + groups)
                .contentType(ContentType.JSON);
    }
}

package dev.countersign.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserResourceTest {

    @Inject
    People people;

    @Test
    void findsPeopleByNameAndId() {
        people.add("zaida", "Zaïda Önder", "zebras", "aces");
        people.add("zoe", "Zoe Önder");

        SignedIn.as("anna").get("/api/users?q=ÖNDER").then().statusCode(200).body("id", contains("zaida", "zoe"));
        SignedIn.as("anna")
                .get("/api/users?q=zaid")
                .then()
                .body("name", contains("Zaïda Önder"))
                .body("[0].groups", contains("aces", "zebras"))
                .body("[0].email", nullValue());
        SignedIn.as("anna").get("/api/users?q=%25").then().body("", empty());
        SignedIn.as("anna").get("/api/users").then().body("id", hasItems("anna", "ben"));
    }

    @Test
    void isForPeopleWhoAreSignedIn() {
        given().get("/api/users").then().statusCode(401);
        SignedIn.as("anna")
                .get("/api/users?q=" + "x".repeat(101))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("q"));
    }

    @Test
    void givesAdminsTheGroupsOfTheHouse() {
        people.add("zaida", "Zaïda Önder", "zebras", "aces");

        SignedIn.as("admin")
                .get("/api/groups")
                .then()
                .statusCode(200)
                .body("", hasItems("aces", "zebras", "forecast-reviewers"));
        SignedIn.as("anna").get("/api/groups").then().statusCode(403);
        given().get("/api/groups").then().statusCode(401);
    }

    @Test
    void saysWhatFeaturesAllow() {
        SignedIn.as("admin").get("/api/me").then().statusCode(200).body("rights", contains("insights"));
        SignedIn.as("anna").get("/api/me").then().body("rights", empty());
    }
}

package dev.countersign.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of another origin makes a browser send requests with the session's cookie. */
@QuarkusTest
class RequestForgeryTest {
    private Cookie session;

    @BeforeEach
    void signIn() {
        session = given().redirects()
                .follow(false)
                .formParam("j_username", "mia")
                .formParam("j_password", SignedIn.password("mia"))
                .post("/j_security_check")
                .getDetailedCookie("countersign-session");
    }

    @Test
    void aChangeByCookieAloneIsRefused() {
        withCookie()
                .post("/api/sign-out")
                .then()
                .statusCode(403)
                .header("Content-Type", equalTo("application/problem+json"))
                .body("status", equalTo(403))
                .body("code", equalTo("foreign-origin"))
                .body("instance", equalTo("/api/sign-out"));
        given().cookie(session).get("/api/me").then().statusCode(200);
    }

    @Test
    void aForeignOriginIsRefusedWhateverElseTheRequestSays() {
        withCookie()
                .header("Origin", "https://evil.example")
                .header("X-Requested-With", "countersign")
                .post("/api/sign-out")
                .then()
                .statusCode(403);
        withCookie().header("Origin", "null").post("/api/sign-out").then().statusCode(403);
        withCookie().header("Origin", "file://").post("/api/sign-out").then().statusCode(403);
        withCookie()
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/sign-out")
                .then()
                .statusCode(403);
        withCookie()
                .header("Sec-Fetch-Site", "same-site")
                .post("/api/sign-out")
                .then()
                .statusCode(403);
        withCookie()
                .header("Origin", ownOrigin() + ".evil.example")
                .post("/api/sign-out")
                .then()
                .statusCode(403);
    }

    @Test
    void ourOwnPagesMayChangeThings() {
        withCookie().header("Origin", ownOrigin()).post("/api/sign-out").then().statusCode(204);
        signIn();
        withCookie()
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/sign-out")
                .then()
                .statusCode(204);
        signIn();
        withCookie()
                .header("X-Requested-With", "countersign")
                .post("/api/sign-out")
                .then()
                .statusCode(204);
    }

    @Test
    void passwordsThatABrowserRemembersAreNoWayInEither() {
        SignedIn.as("mia").post("/api/sign-out").then().statusCode(204);
        SignedIn.as("mia")
                .header("Origin", "file://")
                .post("/api/sign-out")
                .then()
                .statusCode(204);
        SignedIn.as("mia")
                .header("Origin", "https://evil.example")
                .post("/api/sign-out")
                .then()
                .statusCode(403);
        SignedIn.as("mia")
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/sign-out")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyIsSignedInByAPageOfAnotherOrigin() {
        given().redirects()
                .follow(false)
                .header("Origin", "https://evil.example")
                .formParam("j_username", "mia")
                .formParam("j_password", SignedIn.password("mia"))
                .post("/j_security_check")
                .then()
                .statusCode(403);
    }

    @Test
    void theEnginesApiIsGuardedTheSame() {
        Cookie admin = given().redirects()
                .follow(false)
                .formParam("j_username", "admin")
                .formParam("j_password", SignedIn.password("admin"))
                .post("/j_security_check")
                .getDetailedCookie("countersign-session");

        given().cookie(admin)
                .contentType("application/json")
                .body("{}")
                .post("/engine-rest/process-definition/key/unknown/start")
                .then()
                .statusCode(403);
    }

    private RequestSpecification withCookie() {
        return given().cookie(session);
    }

    private static String ownOrigin() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }
}

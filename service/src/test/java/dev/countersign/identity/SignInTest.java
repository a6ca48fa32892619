package dev.countersign.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    @Inject
    AppUserRepository users;

    @Inject
    Passwords passwords;

    @Inject
    Clock clock;

    @Inject
    SignInSessionRepository sessions;

    @Test
    void aFormOpensASessionAndLeadsToThePageAskedFor() {
        Response answer =
                form(newUser(), PASSWORD).formParam("to", "/tasks/7?tab=form").post("/j_security_check");

        answer.then().statusCode(302).header("Location", equalTo("/tasks/7?tab=form"));
        Cookie cookie = answer.getDetailedCookie("countersign-session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getExpiryDate()).isNull();
        given().cookie(cookie).get("/api/me").then().statusCode(200);
    }

    @Test
    void theCookieIsSecureWhereThePublicAddressIs() {
        assertThat(new SessionCookie(Optional.of("https://countersign.example.org"))
                        .carrying("token", "http")
                        .isSecure())
                .isTrue();
        assertThat(new SessionCookie(Optional.empty())
                        .carrying("token", "https")
                        .isSecure())
                .isTrue();
    }

    @Test
    void meTellsWhoIAm() {
        SignedIn.as("anna")
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("id", equalTo("anna"))
                .body("name", equalTo("Anna Analyst"))
                .body("email", equalTo("anna@example.org"))
                .body("roles", contains("approver"))
                .body("groups", contains("data-stewards", "forecast-reviewers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/ok\\..\\x",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b",
                "tasks"
            })
    void signInLeadsToNoOtherPlace(String to) {
        form(newUser(), PASSWORD)
                .formParam("to", to)
                .post("/j_security_check")
                .then()
                .statusCode(302)
                .header("Location", equalTo("/"));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookTheSame() {
        for (String name : new String[] {newUser(), "nobody-" + UUID.randomUUID()}) {
            form(name, "wrong")
                    .formParam("to", "/tasks")
                    .post("/j_security_check")
                    .then()
                    .statusCode(302)
                    .header("Location", equalTo("/sign-in.html?error=1&to=%2Ftasks"))
                    .header("Set-Cookie", nullValue());
            given().auth()
                    .preemptive()
                    .basic(name, "wrong")
                    .get("/api/me")
                    .then()
                    .statusCode(401)
                    .header("Content-Type", containsString("application/problem+json"))
                    .body("detail", equalTo("Sign in first"));
        }
    }

    @Test
    void theWebAppGetsStatusCodesInsteadOfRedirects() {
        String name = newUser();

        form(name, "wrong")
                .header("X-Requested-With", "countersign")
                .post("/j_security_check")
                .then()
                .statusCode(401)
                .body("detail", equalTo("User name or password is wrong"))
                .header("WWW-Authenticate", nullValue());
        form(name, PASSWORD)
                .header("X-Requested-With", "countersign")
                .post("/j_security_check")
                .then()
                .statusCode(204);
    }

    @Test
    void fourFailuresAreForgivenTheFifthMakesOneWait() {
        String name = newUser();
        fail(name, 4);
        form(name, PASSWORD).post("/j_security_check").then().statusCode(302).header("Location", equalTo("/"));

        fail(name, 5);

        form(name, PASSWORD)
                .post("/j_security_check")
                .then()
                .statusCode(302)
                .header("Location", containsString("/sign-in.html?error=1&wait="));
        form(name, PASSWORD)
                .header("X-Requested-With", "countersign")
                .post("/j_security_check")
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, lessThanOrEqualTo(10));
        given().auth()
                .preemptive()
                .basic(name, "another")
                .get("/api/me")
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, lessThanOrEqualTo(10));
    }

    @Test
    void anUnknownNameHasToWaitTheSame() {
        String name = "nobody-" + UUID.randomUUID();
        fail(name, 5);

        form(name, PASSWORD)
                .header("X-Requested-With", "countersign")
                .post("/j_security_check")
                .then()
                .statusCode(429);
    }

    @Test
    void somebodyElsesGuessesDoNotStopAProgramThatIsSignedIn() {
        String name = newUser();
        given().auth().preemptive().basic(name, PASSWORD).get("/api/me").then().statusCode(200);
        fail(name, 6);

        given().auth().preemptive().basic(name, PASSWORD).get("/api/me").then().statusCode(200);
    }

    @Test
    void signOutEndsTheSessionForGood() {
        Cookie cookie = session(newUser());

        Response answer =
                given().cookie(cookie).header("X-Requested-With", "countersign").post("/api/sign-out");

        answer.then().statusCode(204);
        assertThat(answer.getDetailedCookie("countersign-session").getMaxAge()).isZero();
        given().cookie(cookie).get("/api/me").then().statusCode(401);
    }

    @Test
    void theDatabaseHoldsNoTokenThatOneCouldSignInWith() {
        Cookie cookie = session(newUser());

        boolean stored = QuarkusTransaction.requiringNew()
                .call(() -> sessions.findByIdOptional(cookie.getValue()).isPresent());

        assertThat(stored).isFalse();
    }

    @Test
    void aDeactivatedUserIsOutAtOnce() {
        String name = newUser();
        Cookie cookie = session(name);

        QuarkusTransaction.requiringNew().run(() -> users.update("active = false where id = ?1", name));

        given().cookie(cookie).get("/api/me").then().statusCode(401);
        given().auth().preemptive().basic(name, PASSWORD).get("/api/me").then().statusCode(401);
    }

    @Test
    void brokenCredentialsAreRefusedNotAnError() {
        given().header("Authorization", "Basic ###").get("/api/me").then().statusCode(401);
        given().header("Authorization", "Basic eA==").get("/api/me").then().statusCode(401);
        given().cookie("countersign-session", "x".repeat(200))
                .get("/api/me")
                .then()
                .statusCode(401);
        given().contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .post("/j_security_check")
                .then()
                .statusCode(302)
                .header("Location", containsString("error=1"));
        form("an\u0000na", "x").post("/j_security_check").then().statusCode(302);
        given().auth()
                .preemptive()
                .basic("an\u0000na", "x")
                .get("/api/me")
                .then()
                .statusCode(401);
        form("nobody", "p".repeat(2_000)).post("/j_security_check").then().statusCode(302);
        form("nobody", "p".repeat(100_000)).post("/j_security_check").then().statusCode(413);
    }

    private static void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            form(name, "wrong").post("/j_security_check").then().statusCode(302);
        }
    }

    private static Cookie session(String name) {
        return form(name, PASSWORD).post("/j_security_check").getDetailedCookie("countersign-session");
    }

    private static RequestSpecification form(String name, String password) {
        return given().redirects().follow(false).formParam("j_username", name).formParam("j_password", password);
    }

    private String newUser() {
        String id = "user-" + UUID.randomUUID();
        User user = new User(id, "Test", null, Set.of("approver"), Set.of());
        QuarkusTransaction.requiringNew()
                .run(() -> users.persist(new AppUser(user, passwords.hash(PASSWORD), clock.instant())));
        return id;
    }
}

package dev.countersign.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks through the service without signing in: every door is closed, however the path is spelled. */
@QuarkusTest
class AnonymousAccessTest {

    @Test
    void everyEndpointOfTheOpenApiDocumentIsClosed() {
        Map<String, Map<String, Object>> paths = SignedIn.as("admin")
                .accept("application/json")
                .get("/q/openapi")
                .path("paths");
        assertThat(paths).containsKey("/api/me");

        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(List.of("get", "post", "put", "delete", "patch", "head", "options")::contains)
                .filter(method -> !path.equals("/j_security_check"))
                .forEach(method -> {
                    // what comes with a token of its own is read before the token is looked for
                    RequestSpecification request = path.startsWith("/api/task-tokens/")
                            ? anonymous()
                                    .contentType("application/json")
                                    .body("{\"code\":\"broken\",\"message\":\"It is broken.\"}")
                            : anonymous();
                    Response answer = request.request(method.toUpperCase(), path.replaceAll("\\{[^}]*}", "1"));
                    assertThat(answer.statusCode())
                            .as(method + " " + path)
                            .isEqualTo(path.matches("/(api|engine-rest)/.*") || !method.equals("get") ? 401 : 302);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/me",
                "/api",
                "/api/no-such-thing",
                "/engine-rest",
                "/engine-rest/version",
                "/engine-rest/task",
                "/engine-rest/deployment?maxResults=0",
                "//engine-rest/version",
                "/engine-rest//version",
                "/Engine-Rest/version",
                "/engine-rest%2Fversion",
                "/%65ngine-rest/version",
                "/engine-rest;x=y/version",
                "/engine-rest/version;x=y",
                "/sign-in.html/../engine-rest/version",
                "/sign-in/../engine-rest/version",
                "/sign-in/%2e%2e/engine-rest/version",
                "/./api/me",
                "/x/../api/me",
            })
    void programsGet401(String path) {
        anonymous()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Basic realm=\"Countersign\", charset=\"UTF-8\""))
                .header("Cache-Control", equalTo("no-store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/tasks/1",
                "/assets/app.js",
                "/dev/inbox",
                "/q",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/health",
                "/q/metrics",
                "/q/dev-ui",
                "/sign-in",
                "/sign-in/",
                "/sign-in.html;x",
                "/sign-in/..%2fq%2fopenapi",
                "/favicon.ico/x",
                "/j_security_check",
                "/.well-known/camunda-automation-platform/webapps",
            })
    void peopleGetTheSignInPage(String path) {
        anonymous().get(path).then().statusCode(302).header("Location", containsString("/sign-in.html?to=%2F"));
    }

    @Test
    void thePageAskedForIsRemembered() {
        anonymous()
                .get("/tasks/7?tab=form&x=%26")
                .then()
                .statusCode(302)
                .header("Location", equalTo("/sign-in.html?to=%2Ftasks%2F7%3Ftab%3Dform%26x%3D%2526"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void noMethodGetsThrough(String method) {
        for (String path : new String[] {"/api/me", "/api/sign-out", "/engine-rest/task", "/", "/sign-in.html"}) {
            assertThat(anonymous().request(method, path).statusCode())
                    .as(method + " " + path)
                    .isIn(401, 405);
        }
    }

    @Test
    void apiAnswersAreProblemsAndEngineAnswersTheEnginesJson() {
        anonymous()
                .get("/api/tasks")
                .then()
                .header("Content-Type", equalTo("application/problem+json"))
                .body("status", equalTo(401))
                .body("title", equalTo("Unauthorized"))
                .body("detail", equalTo("Sign in first"))
                .body("instance", equalTo("/api/tasks"));
        anonymous()
                .get("/engine-rest/task")
                .then()
                .header("Content-Type", equalTo("application/json"))
                .body("type", equalTo("AuthenticationException"))
                .body("message", equalTo("Sign in first"));
    }

    @Test
    void theWebAppIsNotAnsweredWithABrowsersPasswordWindow() {
        anonymous()
                .header("X-Requested-With", "countersign")
                .get("/api/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in.html", "/sign-in/style.css", "/favicon.ico", "/favicon.svg"})
    void whatSignInNeedsIsOpen(String path) {
        assertThat(anonymous().get(path).statusCode()).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/", "/sign-in.html", "/engine-rest/version"})
    void everyAnswerTellsTheBrowserToBeCareful(String path) {
        anonymous()
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("same-origin"));
    }

    private static RequestSpecification anonymous() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }
}

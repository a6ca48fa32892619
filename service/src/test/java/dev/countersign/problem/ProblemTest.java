package dev.countersign.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "vera", roles = "viewer")
class ProblemTest {

    @ParameterizedTest
    @ValueSource(strings = {"bug", "server", "engine"})
    void ofTheServiceShowsNothingOfTheInside(String how) {
        given().get("/test/failing?how=" + how)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(not(containsString(FailingResource.SECRET)))
                .body("title", equalTo("Internal Server Error"));
    }

    @ParameterizedTest
    @CsvSource({
        "conflict, 409, It is taken.",
        "forbidden, 403, It is not yours.",
        "unknown, 404, There is no thing '7'.",
        "race, 409, Somebody else changed this at the same moment. Look again.",
    })
    void ofTheCallerSaysWhatIsWrong(String how, int status, String detail) {
        given().get("/test/failing?how=" + how)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", equalTo(detail));
    }

    @Test
    void carriesWhatAClientCanActOn() {
        given().get("/test/failing?how=conflict")
                .then()
                .body("code", equalTo("taken"))
                .body("assignee", equalTo("anna"))
                .body("instance", equalTo("/test/failing"));
    }

    @Test
    void tellsOneOfTwoThatWaitForEachOtherToTryAgain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Response> answers = threads
                    .invokeAll(List.<Callable<Response>>of(
                            () -> given().get("/test/failing/locks?first=71&second=72"),
                            () -> given().get("/test/failing/locks?first=72&second=71")))
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.<String>path("code")).isEqualTo("busy-try-again"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void answersAnAddressThatNobodyCouldMean() {
        given().urlEncodingEnabled(false)
                .get("/api/tasks/%00")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().urlEncodingEnabled(false)
                .get("/api/tasks?filter=all&q=%00")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}

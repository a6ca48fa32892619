package dev.countersign.job;

import static dev.countersign.identity.SignedIn.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Reading a log part by part while it grows. */
@QuarkusTest
class JobLogResourceTest extends JobFlow {

    @Test
    void partsFollowEachOtherUntilTheJobHasEnded() {
        start("job-plain", "printf 0123456789; while [ ! -e go ]; do sleep 0.1; done; printf abc; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        String url = "/api/jobs/" + theJob().id + "/log?stream=stdout";

        awaitSize(url, "10");
        as("anna")
                .get(url + "&offset=0&length=4")
                .then()
                .statusCode(200)
                .header("Log-Offset", "0")
                .header("Log-Next-Offset", "4")
                .header("Log-Size", "10")
                .header("Log-Ended", "false")
                .body(equalTo("0123"));
        as("anna")
                .get(url + "&offset=-3")
                .then()
                .header("Log-Offset", "7")
                .header("Log-Next-Offset", "10")
                .body(equalTo("789"));
        as("anna")
                .get(url + "&offset=10")
                .then()
                .header("Log-Next-Offset", "10")
                .body(equalTo(""));

        touch("go");
        roundsUntil(JobState.SUCCEEDED);
        as("anna")
                .get(url + "&offset=10")
                .then()
                .header("Log-Next-Offset", "13")
                .body(equalTo("abc"));
        as("anna").get(url + "&offset=13").then().header("Log-Ended", "true").body(equalTo(""));
        as("anna").get(url + "&offset=0&length=0").then().statusCode(400);
        as("anna").get(url + "&offset=0&length=2000000").then().statusCode(400);
    }

    private static void awaitSize(String url, String size) {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> as("anna").get(url + "&offset=0").then().header("Log-Size", size));
    }
}

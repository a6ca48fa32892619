package dev.countersign.job;

import static dev.countersign.identity.SignedIn.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Reading a log part by part while it grows. */
@QuarkusTest
class JobLogResourceTest extends JobFlow {

    @Inject
    EntityManager database;

    @ConfigProperty(name = "countersign.data-dir")
    Path data;

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

    @Test
    void readerGoesOnInTheEndOfALogThatAClusterKept() throws IOException {
        start("job-plain", "exit 3", 0);
        roundsUntil(JobState.FAILED);
        Path folder = onACluster();
        Files.writeString(folder.resolve("stderr.log"), "the end: zu groß\n");
        Files.writeString(folder.resolve("stderr.base"), "5000000\n");
        String url = "/api/jobs/" + theJob().id + "/log?stream=stderr";

        as("anna")
                .get(url + "&offset=5000009")
                .then()
                .statusCode(200)
                .header("Log-Offset", "5000009")
                .header("Log-Next-Offset", "5000018")
                .header("Log-Size", "5000018")
                .header("Log-Ended", "false")
                .body(equalTo("zu groß\n"));
        as("anna")
                .get(url + "&offset=5000018")
                .then()
                .header("Log-Ended", "true")
                .body(equalTo(""));
        as("anna")
                .get(url + "&offset=7&length=3")
                .then()
                .header("Log-Offset", "5000000")
                .header("Log-Next-Offset", "5000003")
                .header("Log-Ended", "false")
                .body(equalTo("the"));
        as("anna").get(url + "&offset=-10&length=2").then().header("Log-Offset", "5000008");
        as("anna").get(url).then().body(equalTo("the end: zu groß\n"));
    }

    @Test
    void aClusterThatIsAwayIsNoEmptyLog() throws IOException {
        start("job-plain", "exit 3", 0);
        roundsUntil(JobState.FAILED);
        Path folder = onACluster();
        Files.writeString(
                folder.resolve("submissions"), "2026-11-23T10:00:00Z ask\n2026-11-23T10:00:01Z accepted driver-1\n");

        for (String part : new String[] {"", "&offset=0", "&offset=-100"}) {
            as("anna")
                    .get("/api/jobs/" + theJob().id + "/log?stream=stderr" + part)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("log-unavailable"))
                    .body("detail", equalTo("The log cannot be read now: the Spark master does not answer"));
        }
    }

    /** As if the job had run on a standalone cluster that is switched off now; gives its folder. */
    private Path onACluster() throws IOException {
        UUID id = theJob().id;
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update job set backend = 'spark-standalone' where id = ?1")
                        .setParameter(1, id)
                        .executeUpdate());
        return Files.createDirectories(data.resolve("jobs").resolve(theJob().key));
    }

    private static void awaitSize(String url, String size) {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> as("anna").get(url + "&offset=0").then().header("Log-Size", size));
    }
}

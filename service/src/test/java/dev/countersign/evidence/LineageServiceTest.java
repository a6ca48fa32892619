package dev.countersign.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LineageServiceTest {

    private final ObjectMapper json = new ObjectMapper();
    private final String definition = "lineage-" + UUID.randomUUID();
    private final String output = "/warehouse/" + UUID.randomUUID();

    @Inject
    LineageService lineage;

    @Inject
    EvidenceService evidence;

    @Inject
    Staleness staleness;

    @Test
    void followsWhatOneJobWritesAndTheNextReads() {
        String profile = document("profile", null);
        String evaluation = document("evaluation", null);
        lineage.workDone(definition, parameters("/data/sales"), produces("/data/sales", "v1"), profile, output);
        lineage.workDone(definition, parameters(output + "/data"), nothing(), null, output + "-forecast");
        lineage.workDone(definition, parameters(output + "-forecast"), nothing(), evaluation, null);
        assertThat(staleness.of(definition, profile)).isEmpty();
        assertThat(staleness.of(definition, evaluation)).isEmpty();

        lineage.workDone(definition, parameters("/data/sales"), produces("/data/sales", "v2"), null, output + "-2");

        assertThat(staleness.of(definition, profile)).isPresent();
        Stale stale = staleness.of(definition, evaluation).orElseThrow();
        assertThat(stale.dataset()).isEqualTo("/data/sales");
        assertThat(stale.version()).isEqualTo("v2");
        assertThat(stale.behind().get(0).shown()).isEqualTo("v1");
        assertThat(staleness.of("another", evaluation)).isEmpty();
        lineage.workDone(definition, parameters("/data/sales"), produces("/data/sales", "v1"), null, null);
        assertThat(staleness.of(definition, evaluation)).isEmpty();
    }

    @Test
    void takesTheDocumentsWordForIt() {
        String made = document("by a worker", "v1");
        announce("wanda;worker;none", "v1").then().statusCode(204);
        assertThat(staleness.of(definition, made)).isEmpty();

        announce("wanda;worker;none", "v2").then().statusCode(204);

        assertThat(staleness.of(definition, made).orElseThrow().version()).isEqualTo("v2");
        as("vera;viewer;none")
                .get("/api/datasets?definition=" + definition)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].name", equalTo("table"))
                .body("[0].version", equalTo("v2"));
    }

    @Test
    void refusesWhatIsNoDataset() {
        announce("anna;approver;none", "v1").then().statusCode(403);
        announce("wanda;worker;none", "").then().statusCode(400).body("violations[0].field", equalTo("version"));
        assertThatThrownBy(() -> document("broken", ""))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessageContaining("sources[0].version");
    }

    @Test
    void takesDocumentsOfWorkers() {
        String body = "{\"title\": \"t\", \"blocks\": [{\"type\": \"markdown\", \"text\": \"x\"}]}";
        String digest = as("wanda;worker;none")
                .contentType("application/json")
                .body(body)
                .post("/api/evidence")
                .then()
                .statusCode(200)
                .extract()
                .path("digest");
        as("vera;viewer;none")
                .get("/api/evidence/" + digest)
                .then()
                .statusCode(200)
                .body("title", equalTo("t"));
        String other = document("other", null);
        as("vera;viewer;none")
                .get("/api/evidence/compare?from=" + digest + "&to=" + other)
                .then()
                .statusCode(200)
                .body("identical", equalTo(false))
                .body("blocks[0].lines", hasSize(2));
        as("vera;viewer;none")
                .get("/api/evidence/compare?from=" + digest)
                .then()
                .statusCode(400);
        as("vera;viewer;none")
                .get("/api/evidence/compare?to=x&from=" + digest)
                .then()
                .statusCode(404);
        as("anna;approver;none")
                .contentType("application/json")
                .body(body)
                .post("/api/evidence")
                .then()
                .statusCode(403);
        as("wanda;worker;none")
                .contentType("application/json")
                .body("{}")
                .post("/api/evidence")
                .then()
                .statusCode(400);
    }

    private io.restassured.response.Response announce(String user, String version) {
        return as(user).contentType("application/json")
                .body(new DatasetRequest(definition, "table", version))
                .post("/api/datasets");
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user);
    }

    private String document(String title, @Nullable String version) {
        ObjectNode document = json.createObjectNode().put("title", title + " of " + definition);
        if (version != null) {
            document.putArray("sources").addObject().put("name", "table").put("version", version);
        }
        document.putArray("blocks").addObject().put("type", "markdown").put("text", title);
        return evidence.store(document);
    }

    private ObjectNode parameters(String path) {
        ObjectNode spec = json.createObjectNode();
        spec.putObject("parameters").put("input", path);
        return spec;
    }

    private ObjectNode nothing() {
        return json.createObjectNode();
    }

    private ObjectNode produces(String name, String version) {
        ObjectNode result = json.createObjectNode();
        result.putArray("datasets").addObject().put("name", name).put("version", version);
        return result;
    }
}

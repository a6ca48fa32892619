package dev.countersign.decision;

import static dev.countersign.decision.Decisions.VERA;
import static dev.countersign.decision.Decisions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.verify.VerifyDecisions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionReportTest {

    @Inject
    DecisionService decisions;

    @Inject
    EvidenceService evidence;

    private final ObjectMapper json = new ObjectMapper();
    private String printed = "";
    private Path folder;
    private Path key;
    private DecisionView decision;
    private String html;

    @BeforeEach
    void decideAndReport() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "report");
        key = Files.writeString(
                folder.resolve("public.pem"),
                as(VERA).get("/api/decisions/signing-key.pem").asString());
        ObjectNode document = json.createObjectNode().put("title", "Förecast <1>");
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "numbers");
        NewDecision plain =
                Decisions.of("anna", "approve", "report", UUID.randomUUID().toString(), "it's \"fine\"");
        decision = decisions.record(new NewDecision(
                plain.id(), plain.task(), "anna", "approve", plain.comment(), plain.data(), evidence.store(document)));
        html = as(VERA).get("/api/decisions/" + decision.id() + "/report")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"decision-" + decision.id() + ".html\"")
                .extract()
                .asString();
    }

    @Test
    void showsTheRecordAndTheEvidence() {
        assertThat(html)
                .contains("<h1>Decision " + decision.sequence() + ": Approve</h1>")
                .contains("<td>it&#39;s &quot;fine&quot;</td>", "<h3>Förecast &lt;1&gt;</h3>", decision.hash())
                .doesNotContain("<script");
    }

    @Test
    void canBeVerifiedOffline() throws IOException {
        Path report = Files.writeString(folder.resolve("report.html"), html);
        Path export = Files.write(
                folder.resolve("export.jsonl"),
                as(VERA).get("/api/decisions/export").asByteArray());

        assertThat(verify(export.toString(), report.toString())).as(printed).isZero();
        assertThat(printed).contains("as in the export");
        Files.writeString(report, html.replace("<td>approve</td>", "<td>reject</td>"));
        assertThat(verify(report.toString())).isEqualTo(1);
        assertThat(printed).contains("the signature is wrong");
    }

    @Test
    void isForThoseWhoMayReadTheDecision() {
        String path = "/api/decisions/" + decision.id() + "/report";
        as("anna;approver;none").get(path).then().statusCode(200);
        as("dora;approver;none").get(path).then().statusCode(404);
        as(VERA).get("/api/decisions/" + UUID.randomUUID() + "/report").then().statusCode(404);
    }

    private int verify(String... files) {
        String[] arguments = new String[files.length + 2];
        arguments[0] = "--key";
        arguments[1] = key.toString();
        System.arraycopy(files, 0, arguments, 2, files.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyDecisions.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
        printed = out.toString(StandardCharsets.UTF_8);
        return code;
    }
}

package dev.countersign.decision;

import static dev.countersign.decision.Decisions.ADA;
import static dev.countersign.decision.Decisions.VERA;
import static dev.countersign.decision.Decisions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.countersign.verify.VerifyDecisions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionExportTest {

    @Inject
    DecisionService decisions;

    @Inject
    DecisionExport export;

    @ConfigProperty(name = "countersign.data-dir")
    String dataDir;

    private Path folder;

    private final String definition = "export-" + UUID.randomUUID();
    private String printed = "";

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "export");
    }

    @Test
    void isWholeAndSigned() throws IOException {
        decisions.record(Decisions.of("änna", "approve", definition, "i", "line 1\nline \"2\" \u2028 €🍊"));
        Path file = exported(VERA, "");

        assertThat(verify("--key", key().toString(), file.toString()))
                .as(printed)
                .isZero();
        assertThat(printed).contains("the whole chain");
        Path tampered = Files.writeString(
                folder.resolve("tampered.jsonl"), Files.readString(file).replace("änna", "anna"));
        assertThat(verify("--key", key().toString(), tampered.toString())).isEqualTo(1);
        assertThat(printed).contains("was changed");
    }

    @Test
    void ofASelectionIsSignedToo() throws IOException {
        decisions.record(Decisions.of("anna", "approve", definition, "i1", null));
        decisions.record(Decisions.of("ben", "reject", definition, "i2", null));

        Path selection = exported(VERA, "&definition=" + definition);
        assertThat(Files.readAllLines(selection)).hasSize(3);
        assertThat(verify("--key", key().toString(), selection.toString()))
                .as(printed)
                .isZero();
        assertThat(printed).contains("2 records, a selection");
        Path own = exported("ben;approver;none", "&definition=" + definition);
        assertThat(Files.readAllLines(own)).hasSize(2);
        assertThat(verify("--key", key().toString(), own.toString())).isZero();
    }

    @Test
    void meetsAHeadThatWasKept() throws IOException {
        decisions.record(Decisions.of("anna", "approve", definition, "i", null));
        Path head = Files.writeString(
                folder.resolve("head.json"),
                as("anna;approver;none")
                        .get("/api/decisions/head")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        decisions.record(Decisions.of("ben", "approve", definition, "i", null));

        assertThat(verify(
                        "--key",
                        key().toString(),
                        "--head",
                        head.toString(),
                        exported(VERA, "").toString()))
                .as(printed)
                .isZero();
    }

    @Test
    void asTableIsSafeForSpreadsheets() {
        decisions.record(Decisions.of("anna", "approve", definition, "i", "=HYPERLINK(\"http://x\")"));
        decisions.record(Decisions.of("@ben", "approve", definition, "i", " +1, \"2\"\nnext"));

        String csv = as(VERA).get("/api/decisions/export?format=csv&definition=" + definition)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();

        assertThat(csv)
                .startsWith("sequence,id,kind,decidedAt,decidedBy,outcome,comment,")
                .contains("\"anna\",\"approve\",\"'=HYPERLINK(\"\"http://x\"\")\",")
                .contains("\"'@ben\",\"approve\",\"' +1, \"\"2\"\"\nnext\",");
    }

    @Test
    void keysChangeAndOldSignaturesStayGood() throws IOException {
        Path before = exported(VERA, "&definition=" + definition);
        String old = as(VERA).get("/api/decisions/signing-key").path("current.keyId");

        as(VERA).post("/api/decisions/signing-key").then().statusCode(403);
        as(ADA).post("/api/decisions/signing-key")
                .then()
                .statusCode(200)
                .body("algorithm", equalTo("Ed25519"))
                .body("current.keyId", not(old))
                .body("all.keyId", hasItem(old));

        Path after = exported(VERA, "&definition=" + definition);
        assertThat(Files.readString(after)).doesNotContain(old);
        assertThat(verify("--key", key().toString(), before.toString(), after.toString()))
                .isZero();
        Path file = Path.of(dataDir).resolve("secrets/decision-signing-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void streamsManyRecordsWithLittleMemory() throws IOException {
        for (int batch = 0; batch < 100; batch++) {
            QuarkusTransaction.requiringNew().run(() -> {
                for (int i = 0; i < 20; i++) {
                    decisions.record(Decisions.of("anna", "approve", definition, "i" + i, "x".repeat(10_000)));
                }
            });
        }
        DecisionFilter filter = new DecisionFilter();
        filter.definition = definition;
        long[] lines = new long[1];
        long[] most = new long[1];
        System.gc();
        long used = used();

        export.write(ExportFormat.JSONL, filter, new DecisionReader("vera", Set.of(), true), new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("byte by byte");
            }

            @Override
            public void write(byte[] bytes) {
                if (++lines[0] % 500 == 0) {
                    System.gc();
                    most[0] = Math.max(most[0], used() - used);
                }
            }
        });

        assertThat(lines[0]).isEqualTo(2_001);
        // all of them would take more than 20 MB; what other threads of the service hold meanwhile is counted too
        assertThat(most[0]).as("bytes kept").isLessThan(16_000_000);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Path exported(String user, String filter) throws IOException {
        byte[] bytes = as(user).get("/api/decisions/export?format=jsonl" + filter)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asByteArray();
        return Files.write(Files.createTempFile(folder, "export", ".jsonl"), bytes);
    }

    private Path key() throws IOException {
        String pem = as("anna;approver;none")
                .get("/api/decisions/signing-key.pem")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return Files.writeString(folder.resolve("public.pem"), pem);
    }

    private int verify(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyDecisions.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                List.of(arguments).toArray(String[]::new));
        printed = out.toString(StandardCharsets.UTF_8);
        return code;
    }
}

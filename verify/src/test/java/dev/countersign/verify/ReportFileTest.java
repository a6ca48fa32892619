package dev.countersign.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @TempDir
    private Path folder;

    private final Chain chain = new Chain(3, 5);
    private final PublicKeys keys = new PublicKeys();

    @BeforeEach
    void trustTheKey() throws IOException {
        keys.add(chain.keys.getPublic().getEncoded());
    }

    @Test
    void findsNothingInAnUntouchedReport() throws IOException {
        Findings findings = check(report(chain.records.get(1), "evidence 2"), Map.of());

        assertThat(findings.lines()).isEmpty();
        assertThat(findings.notes().get(0)).startsWith("record 2: ");
    }

    @Test
    void findsEveryByteThatWasFlippedAndEveryCut() throws IOException {
        byte[] whole = report(chain.records.get(1), "evidence 2").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(check(flipped, Map.of()).isEmpty()).isFalse();
        }
        assertThat(check(new String(whole, StandardCharsets.UTF_8) + " ", Map.of())
                        .isEmpty())
                .isFalse();
        assertThat(check("<p>nothing</p>", Map.of()).lines()).contains("its end is not that of a signed report");
    }

    @Test
    void findsOtherEvidenceThanTheRecordNames() throws IOException {
        assertThat(check(report(chain.records.get(1), "evidence 3"), Map.of()).lines())
                .containsExactly("the evidence in it is not the one that record 2 names");
        assertThat(check(report(chain.records.get(1), ""), Map.of()).lines())
                .containsExactly("the evidence in it is not the one that record 2 names");
    }

    @Test
    void findsARecordThatWasChangedBeforeSigning() throws IOException {
        Map<String, Object> changed = new LinkedHashMap<>(chain.records.get(1));
        changed.put("outcome", "forged");

        assertThat(check(report(changed, "evidence 2"), Map.of()).lines())
                .containsExactly("record 2 was changed: its content does not have its hash");
    }

    @Test
    void findsThatTheExportHasAnother() throws IOException {
        String report = report(chain.records.get(1), "evidence 2");

        assertThat(check(report, Map.of(2L, DecisionRecord.GENESIS)).lines())
                .containsExactly("record 2 is another one than in the export");
        assertThat(check(report, Map.of(2L, (String) chain.records.get(1).get("hash")))
                        .lines())
                .isEmpty();
    }

    private String report(Map<String, Object> record, String evidence) throws IOException {
        String page = "<!doctype html>\n<html><head>\n<meta name=\"countersign-record\" content=\""
                + base64(Canonical.write(record)) + "\">\n<meta name=\"countersign-evidence\" content=\""
                + base64(evidence) + "\">\n</head><body><h1>Decision</h1>\n";
        return page
                + """
                <footer class="signature">
                <p>Signed by Countersign with Ed25519, key <code>%s</code>, over every byte above:</p>
                <p><code>%s</code></p>
                </footer>
                </body>
                </html>
                """.formatted(
                        PublicKeys.id(chain.keys.getPublic().getEncoded()), chain.sign(ReportFile.signed(page)));
    }

    private Findings check(String html, Map<Long, String> exported) throws IOException {
        return check(html.getBytes(StandardCharsets.UTF_8), exported);
    }

    private Findings check(byte[] html, Map<Long, String> exported) throws IOException {
        return ReportFile.check(Files.write(folder.resolve("report.html"), html), exported, keys);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

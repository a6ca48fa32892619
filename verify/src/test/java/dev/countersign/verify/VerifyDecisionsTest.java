package dev.countersign.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes an export in every way there is; each change must be found, and the record named. */
class VerifyDecisionsTest {

    private static final int LENGTH = 12;

    @TempDir
    private Path folder;

    private final Chain chain = new Chain(LENGTH, 42);
    private Path key;
    private String printed = "";

    @BeforeEach
    void writeTheKey() throws IOException {
        key = Files.writeString(folder.resolve("public.pem"), chain.publicKey());
    }

    @Test
    void findsNothingInAnUntouchedExport() throws IOException {
        assertThat(verify(chain.lines())).isZero();
        assertThat(printed).contains("OK", "12 records, the whole chain, last one 12");
        assertThat(verify(chain.lines(false, chain.records.subList(3, 7)))).isZero();
        assertThat(verify(chain.lines(false, List.of()))).isZero();
    }

    @Test
    void tellsWhatAPolicyApproved() throws IOException {
        assertThat(verify(chain.lines())).isZero();
        assertThat(printed).doesNotContain("automatic");
        for (long sequence : new long[] {LENGTH - 1, LENGTH}) {
            Map<String, Object> record = chain.records.get((int) sequence - 1);
            record.put("kind", "automatic");
            record.put("decidedBy", "policy:review-policy:3");
            record.put("previousHash", chain.records.get((int) sequence - 2).get("hash"));
            Chain.rehash(record);
        }

        assertThat(verify(chain.lines())).isZero();
        assertThat(printed).contains("2 of them automatic: a policy approved, no person was asked");
    }

    @Test
    void findsEveryChangedMemberOfEveryRecord() throws IOException {
        for (Map<String, Object> record : chain.records) {
            for (String member : record.keySet()) {
                Map<String, Object> changed = new LinkedHashMap<>(record);
                changed.put(member, record.get(member) instanceof Long number ? number + 1 : "x" + record.get(member));

                assertFound(record, exchanged(record, changed), "line " + record.get("sequence") + ":");
            }
        }
    }

    @Test
    void findsEveryRemovedOrAddedMember() throws IOException {
        Map<String, Object> record = chain.records.get(4);
        for (String member : record.keySet()) {
            Map<String, Object> changed = new LinkedHashMap<>(record);
            changed.remove(member);
            assertFound(record, exchanged(record, changed), "line 5:");
        }
        Map<String, Object> changed = new LinkedHashMap<>(record);
        changed.put("note", "added");
        assertFound(record, exchanged(record, changed), "unknown [note]");
        changed.remove("note");
        changed.put("kind", "policy");
        assertFound(record, exchanged(record, changed), "record 5 was changed");
    }

    @Test
    void findsARecordThatWasChangedAndHashedAnew() throws IOException {
        for (Map<String, Object> record : chain.records) {
            Map<String, Object> changed = new LinkedHashMap<>(record);
            changed.put("outcome", "forged");
            Chain.rehash(changed);

            assertFound(record, exchanged(record, changed), "");
            assertThat(printed)
                    .contains(
                            (long) record.get("sequence") == LENGTH
                                    ? "the chain's last hash was"
                                    : "record " + ((long) record.get("sequence") + 1) + " does not follow");
        }
    }

    @Test
    void findsEveryMissingRecord() throws IOException {
        for (int i = 0; i < LENGTH; i++) {
            List<String> lines = chain.lines();
            lines.remove(i);
            assertThat(verify(lines)).isEqualTo(VerifyDecisions.WRONG);
            assertThat(printed)
                    .contains(
                            i == LENGTH - 1
                                    ? "ended with record 12, here it ends with 11"
                                    : "record " + (i + 1) + " is missing");
        }
    }

    @Test
    void findsEveryRecordThatIsThereTwice() throws IOException {
        for (int i = 0; i < LENGTH; i++) {
            for (int at = 0; at <= LENGTH; at++) {
                List<String> lines = chain.lines();
                lines.add(at, lines.get(i));
                assertThat(verify(lines)).isEqualTo(VerifyDecisions.WRONG);
                assertThat(printed).contains("twice");
            }
        }
    }

    @Test
    void findsEveryPairThatWasSwapped() throws IOException {
        for (int i = 0; i < LENGTH; i++) {
            for (int j = i + 1; j < LENGTH; j++) {
                List<String> lines = chain.lines();
                Collections.swap(lines, i, j);
                assertThat(verify(lines)).isEqualTo(VerifyDecisions.WRONG);
                assertThat(printed).contains("record " + (i + 1) + " is out of order");
            }
        }
    }

    @Test
    void findsEveryTruncatedTail() throws IOException {
        for (int keep = 0; keep <= LENGTH; keep++) {
            assertThat(verify(new ArrayList<>(chain.lines().subList(0, keep)))).isEqualTo(VerifyDecisions.WRONG);
            assertThat(printed).contains("the end of the file may be missing");
        }
    }

    @Test
    void findsEveryByteThatWasFlipped() throws IOException {
        byte[] whole = text(chain.lines()).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("flipped.jsonl"), flipped);
            assertThat(run("--key", key.toString(), file.toString())).isEqualTo(VerifyDecisions.WRONG);
        }
    }

    @Test
    void trustsOnlyTheGivenKey() throws IOException {
        Chain forged = new Chain(LENGTH, 1);

        assertThat(verify(forged.lines())).isEqualTo(VerifyDecisions.WRONG);
        assertThat(printed).contains("which is not among the keys given");
        Path file = Files.writeString(folder.resolve("forged.jsonl"), text(forged.lines()));
        assertThat(run(file.toString())).isZero();
        assertThat(printed).contains("The signature was NOT checked");
    }

    @Test
    void knowsASelectionFromTheWholeByTheSignedManifest() throws IOException {
        List<String> selection = chain.lines(false, chain.records.subList(3, 7));
        selection.remove(1);
        assertThat(verify(selection)).isEqualTo(VerifyDecisions.WRONG);
        assertThat(printed).contains("the export had 4 records, here are 3");

        List<String> lines = chain.lines();
        lines.remove(4);
        String manifest = lines.remove(lines.size() - 1);
        lines.add(manifest.replace("\"complete\":true", "\"complete\":false"));
        assertThat(verify(lines)).isEqualTo(VerifyDecisions.WRONG);
        assertThat(printed).contains("the signature is wrong");
    }

    @Test
    void comparesWithAHeadThatWasNotedEarlier() throws IOException {
        Path file = Files.writeString(
                folder.resolve("export.jsonl"), text(chain.lines().subList(0, LENGTH)));
        String hash = (String) chain.records.get(LENGTH - 1).get("hash");

        assertThat(run("--head", LENGTH + ":" + hash, file.toString())).isZero();
        assertThat(run("--head", LENGTH + ":" + DecisionRecord.GENESIS, file.toString()))
                .isEqualTo(1);
        assertThat(printed).contains("record 12 is not the one that is known to have been there");
        assertThat(run("--head", "13:" + hash, file.toString())).isEqualTo(1);
        assertThat(printed).contains("record 13 is missing at the end");

        Map<String, Object> manifest = new LinkedHashMap<>(Map.of(
                "format",
                ExpectedHead.FORMAT,
                "sequence",
                5L,
                "hash",
                chain.records.get(4).get("hash")));
        manifest.put("keyId", PublicKeys.id(chain.keys.getPublic().getEncoded()));
        Path head = Files.writeString(folder.resolve("head.json"), chain.signed(ExpectedHead.FORMAT, manifest));
        assertThat(run("--key", key.toString(), "--head", head.toString(), file.toString()))
                .isZero();
        Files.writeString(head, Files.readString(head).replace("\"sequence\":5", "\"sequence\":6"));
        assertThat(run("--key", key.toString(), "--head", head.toString(), file.toString()))
                .isEqualTo(2);
    }

    @Test
    void saysWhatItCannotCheck() {
        assertThat(run()).isEqualTo(VerifyDecisions.NOT_CHECKED);
        assertThat(printed).contains("Usage:");
        assertThat(run("--strange", "x")).isEqualTo(2);
        assertThat(run("--key")).isEqualTo(2);
        assertThat(run(folder.resolve("absent.jsonl").toString())).isEqualTo(2);
        assertThat(run("--key", folder.resolve("absent.pem").toString(), "x")).isEqualTo(2);
        assertThat(run("--head", "nonsense", "x")).isEqualTo(2);
    }

    private void assertFound(Map<String, Object> record, List<String> lines, String expected) throws IOException {
        assertThat(verify(lines)).as("change of %s", record).isEqualTo(VerifyDecisions.WRONG);
        assertThat(printed).contains(expected);
    }

    private List<String> exchanged(Map<String, Object> record, Map<String, Object> changed) {
        List<String> lines = chain.lines();
        lines.set(chain.records.indexOf(record), Canonical.write(changed));
        return lines;
    }

    private int verify(List<String> lines) throws IOException {
        Path file = Files.writeString(folder.resolve("export.jsonl"), text(lines));
        return run("--key", key.toString(), file.toString());
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private int run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyDecisions.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
        printed = out.toString(StandardCharsets.UTF_8);
        return code;
    }
}

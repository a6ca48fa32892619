package dev.countersign.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.decision.signing.SignedManifest;
import dev.countersign.decision.signing.SigningService;
import dev.countersign.evidence.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes records to a stream, some at a time, up to the head as it stands at the beginning. No transaction spans it, and
 * nothing is kept: records never change, so what is read later is what was there.
 */
@ApplicationScoped
class DecisionExport {

    static final String FORMAT = "countersign-decisions-1";

    private static final int BATCH = 500;

    private final DecisionService decisions;
    private final SigningService signing;
    private final ObjectMapper json;
    private final Clock clock;

    DecisionExport(DecisionService decisions, SigningService signing, ObjectMapper json, Clock clock) {
        this.decisions = decisions;
        this.signing = signing;
        this.json = json;
        this.clock = clock;
    }

    void write(ExportFormat format, DecisionFilter filter, DecisionReader reader, OutputStream out) throws IOException {
        ChainHead head = decisions.head();
        MessageDigest lines = CanonicalJson.sha256();
        long count = 0;
        long after = 0;
        if (format == ExportFormat.CSV) {
            out.write(CsvLine.heading().getBytes(StandardCharsets.UTF_8));
        }
        List<ObjectNode> batch = decisions.batch(filter, reader, after, head.sequence(), BATCH);
        while (!batch.isEmpty()) {
            for (ObjectNode record : batch) {
                byte[] line = (format == ExportFormat.CSV ? CsvLine.of(record) : CanonicalJson.write(record) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                lines.update(line);
                out.write(line);
                count++;
                after = record.path("sequence").longValue();
            }
            batch = decisions.batch(filter, reader, after, head.sequence(), BATCH);
        }
        if (format == ExportFormat.JSONL) {
            String digest = HexFormat.of().formatHex(lines.digest());
            out.write(manifest(head, count, digest, filter, reader).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The last line: what belongs to the export, signed. It also shows that nothing is missing at the end. */
    private String manifest(
            ChainHead head, long count, String linesDigest, DecisionFilter filter, DecisionReader reader) {
        Map<String, String> given = filter.given();
        ObjectNode manifest = json.createObjectNode()
                .put("complete", reader.readsAll() && given.isEmpty())
                .put("count", count)
                .put("headSequence", head.sequence())
                .put("headHash", head.hash())
                .put("linesDigest", linesDigest)
                .put("exportedAt", clock.instant().toString())
                .put("exportedBy", reader.id())
                .put("readsAll", reader.readsAll());
        ObjectNode members = manifest.putObject("filter");
        given.forEach(members::put);
        SignedManifest signed = signing.sign(FORMAT, manifest);
        return CanonicalJson.write(json.createObjectNode()
                        .put("signature", signed.signature())
                        .set("manifest", signed.manifest()))
                + "\n";
    }
}

package dev.countersign.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a report of one decision. The signature covers every byte before the footer, and the footer has exactly one
 * form, so nothing of the page can be changed. The record and its evidence are in it once more for machines.
 */
final class ReportFile {

    static final String FORMAT = "countersign-report-1";
    static final String FOOTER_BEGIN = "<footer class=\"signature\">";

    private static final Pattern FOOTER = Pattern.compile("""
            <footer class="signature">
            <p>Signed by Countersign with Ed25519, key <code>([0-9a-f]{16})</code>, over every byte above:</p>
            <p><code>([A-Za-z0-9+/=]{88})</code></p>
            </footer>
            </body>
            </html>
            """);

    private ReportFile() {}

    /** @param exported the records of the exports given along with it, by sequence number: hash */
    static Findings check(Path file, Map<Long, String> exported, PublicKeys keys) throws IOException {
        Findings findings = new Findings();
        String html;
        try {
            html = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.add("it is not UTF-8");
            return findings;
        }
        int end = Math.max(0, html.lastIndexOf(FOOTER_BEGIN));
        Matcher footer = FOOTER.matcher(html.substring(end));
        if (!footer.matches()) {
            findings.add("its end is not that of a signed report");
        } else if (keys.isEmpty()) {
            findings.note("The signature was NOT checked: no --key was given. What the page shows may be anything.");
        } else {
            String objection = keys.objection(footer.group(1), signed(html.substring(0, end)), footer.group(2));
            if (objection != null) {
                findings.add(objection);
            }
        }
        try {
            content(html, exported, findings);
        } catch (BrokenTextException e) {
            findings.add("the record in it: " + e.getMessage());
        }
        return findings;
    }

    static byte[] signed(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((FORMAT + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(page.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void content(String html, Map<Long, String> exported, Findings findings) throws BrokenTextException {
        DecisionRecord record = DecisionRecord.of(Json.object(meta(html, "countersign-record")));
        if (!record.isUnchanged()) {
            findings.add(record + " was changed: its content does not have its hash");
        }
        String evidence = meta(html, "countersign-evidence");
        String digest = evidence.isEmpty() ? null : Canonical.digest(evidence);
        if (digest == null ? record.text("evidenceDigest") != null : !digest.equals(record.text("evidenceDigest"))) {
            findings.add("the evidence in it is not the one that " + record + " names");
        }
        String inExport = exported.get(record.sequence());
        if (inExport != null && !inExport.equals(record.hash())) {
            findings.add(record + " is another one than in the export");
        }
        findings.note("%s: %s by %s%s at %s, hash %s%s"
                .formatted(
                        record,
                        record.text("outcome"),
                        record.text("decidedBy"),
                        record.isAutomatic() ? " (automatic, no person)" : "",
                        record.text("decidedAt"),
                        record.hash(),
                        exported.isEmpty()
                                ? ""
                                : inExport == null ? ", not part of the export" : ", as in the export"));
    }

    private static String meta(String html, String name) throws BrokenTextException {
        Matcher meta = Pattern.compile("<meta name=\"" + name + "\" content=\"([A-Za-z0-9+/=]*)\">")
                .matcher(html);
        if (!meta.find()) {
            throw new BrokenTextException("there is no '" + name + "'");
        }
        try {
            return new String(Base64.getDecoder().decode(meta.group(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BrokenTextException("'" + name + "' is no Base64");
        }
    }
}

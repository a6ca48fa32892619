package dev.countersign.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A chain as the service writes it, built here from its description alone. */
final class Chain {

    final KeyPair keys = newKeys();
    final List<Map<String, Object>> records = new ArrayList<>();

    Chain(int length, long seed) {
        Random random = new Random(seed);
        String previous = DecisionRecord.GENESIS;
        for (long sequence = 1; sequence <= length; sequence++) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("sequence", sequence);
            record.put("id", "id-" + sequence);
            record.put("instanceId", "instance-" + random.nextInt(3));
            record.put("definitionKey", "retail-forecast");
            record.put("businessKey", random.nextBoolean() ? null : "key \"" + sequence + "\" ä\n€ 🍊");
            record.put("taskId", "task-" + sequence);
            record.put("taskKey", "approve");
            record.put("taskName", "Approve");
            record.put("decidedBy", "anna");
            record.put("decidedAt", "2026-01-31T13:45:00." + (100000 + sequence) + "Z");
            record.put("outcome", random.nextBoolean() ? "approve" : "reject");
            record.put("comment", "=1+1");
            record.put("data", "{\"decision\":\"approve\",\"percent\":1.5}");
            record.put("evidenceDigest", Canonical.digest("evidence " + sequence));
            record.put("previousHash", previous);
            if (sequence % 3 == 0) {
                record.put("kind", "vote");
            }
            previous = rehash(record);
            records.add(record);
        }
    }

    static String rehash(Map<String, Object> record) {
        record.remove("hash");
        String hash = Canonical.digest(Canonical.write(record));
        record.put("hash", hash);
        return hash;
    }

    /** The lines of an export, the signed manifest last. */
    List<String> lines(boolean complete, List<Map<String, Object>> chosen) {
        List<String> lines =
                new ArrayList<>(chosen.stream().map(Canonical::write).toList());
        Map<String, Object> last = records.get(records.size() - 1);
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", ChainCheck.FORMAT);
        manifest.put("complete", complete);
        manifest.put("count", (long) chosen.size());
        manifest.put("headSequence", last.get("sequence"));
        manifest.put("headHash", last.get("hash"));
        manifest.put("linesDigest", Canonical.digest(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n")));
        manifest.put("exportedAt", "2026-02-01T08:00:00Z");
        manifest.put("exportedBy", "vera");
        manifest.put("keyId", PublicKeys.id(keys.getPublic().getEncoded()));
        lines.add(signed(ChainCheck.FORMAT, manifest));
        return lines;
    }

    List<String> lines() {
        return lines(true, records);
    }

    String signed(String format, Map<String, Object> manifest) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("manifest", manifest);
        line.put("signature", sign((format + "\n" + Canonical.write(manifest)).getBytes(StandardCharsets.UTF_8)));
        return Canonical.write(line);
    }

    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

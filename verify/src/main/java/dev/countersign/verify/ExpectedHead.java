package dev.countersign.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A record that the auditor knows to have existed: noted earlier by hand, or kept as the signed head of the service. */
record ExpectedHead(long sequence, String hash) {

    static final String FORMAT = "countersign-head-1";

    /** {@code 128:2c26b46b...}, or a file that holds the answer of {@code GET /api/decisions/head}. */
    static ExpectedHead read(String argument, PublicKeys keys) throws IOException, BrokenTextException {
        if (argument.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            int colon = argument.indexOf(':');
            return new ExpectedHead(Long.parseLong(argument.substring(0, colon)), argument.substring(colon + 1));
        }
        Map<String, Object> signed = Json.object(Files.readString(Path.of(argument), StandardCharsets.UTF_8));
        Map<String, Object> manifest = Json.members(signed.get("manifest"));
        if (!FORMAT.equals(manifest.get("format"))
                || !(manifest.get("sequence") instanceof Long sequence)
                || !(manifest.get("hash") instanceof String hash)) {
            throw new BrokenTextException("it is no head of a chain");
        }
        String objection = keys.isEmpty() ? null : Manifests.objection(FORMAT, manifest, signed.get("signature"), keys);
        if (objection != null) {
            throw new BrokenTextException(objection);
        }
        return new ExpectedHead(sequence, hash);
    }
}

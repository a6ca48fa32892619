package dev.countersign.verify;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Signed JSON objects: the signature is over the format's name, a line feed, and the canonical text. */
final class Manifests {

    private Manifests() {}

    /** Null when the signature is right, else what is wrong with it. */
    static String objection(String format, Map<String, Object> manifest, Object signature, PublicKeys keys) {
        if (!(signature instanceof String text) || !(manifest.get("keyId") instanceof String keyId)) {
            return "it is not signed";
        }
        byte[] signed = (format + "\n" + Canonical.write(manifest)).getBytes(StandardCharsets.UTF_8);
        return keys.objection(keyId, signed, text);
    }
}

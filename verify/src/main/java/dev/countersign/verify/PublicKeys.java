package dev.countersign.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Ed25519 keys that the auditor trusts, by their id: the first 16 digits of the SHA-256 of the key. */
final class PublicKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Map<String, PublicKey> byId = new HashMap<>();

    void read(Path file) throws IOException {
        Matcher blocks = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        int found = 0;
        while (blocks.find()) {
            add(Base64.getMimeDecoder().decode(blocks.group(1)));
            found++;
        }
        if (found == 0) {
            throw new IOException("there is no public key in it");
        }
    }

    void add(byte[] encoded) throws IOException {
        try {
            byId.put(id(encoded), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IOException("it holds a key that is no Ed25519 key", e);
        }
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** Null when the signature is right, else what is wrong with it. */
    String objection(String keyId, byte[] signed, String signature) {
        PublicKey key = byId.get(keyId);
        if (key == null) {
            return "it is signed with the key '" + keyId + "', which is not among the keys given";
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
                return "the signature is spelled in another way than it was written";
            }
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed);
            return check.verify(bytes) ? null : "the signature is wrong";
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return "the signature is wrong";
        }
    }

    static String id(byte[] encoded) {
        return HexFormat.of().formatHex(Canonical.sha256().digest(encoded)).substring(0, 16);
    }
}

package dev.countersign.decision.signing;

import dev.countersign.evidence.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Ed25519 key pair with its id: the first 16 hexadecimal digits of the SHA-256 of the public key (X.509, DER). */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static SigningKey generate() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime since 15 has Ed25519", e);
        }
    }

    /** Reads what {@link #pem} wrote. */
    static SigningKey parse(String pem) {
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key pair", e);
        }
    }

    String pem() {
        return block("PRIVATE KEY", pair.getPrivate().getEncoded()) + publicPem();
    }

    String publicPem() {
        return block("PUBLIC KEY", publicKey().getEncoded());
    }

    String id() {
        return CanonicalJson.digest(publicKey().getEncoded()).substring(0, 16);
    }

    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key " + id() + " cannot be used", e);
        }
    }

    private PublicKey publicKey() {
        return pair.getPublic();
    }

    private static String block(String kind, byte[] encoded) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, LINES.encodeToString(encoded), kind)
                .replace(System.lineSeparator(), "\n");
    }

    private static byte[] block(String pem, String kind) {
        Matcher block = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("there is no " + kind + " in it");
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}

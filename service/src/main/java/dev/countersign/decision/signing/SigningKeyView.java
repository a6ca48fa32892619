package dev.countersign.decision.signing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A public key.
 *
 * @param publicKey PEM, as {@code openssl} and {@code verify-decisions --key} read it
 */
@Schema(examples = """
                {"keyId": "9f86d081884c7d65", "publicKey": "-----BEGIN PUBLIC KEY-----\\n...", \
                "createdAt": "2026-01-31T13:45:00Z"}""")
public record SigningKeyView(String keyId, String publicKey, Instant createdAt) {}

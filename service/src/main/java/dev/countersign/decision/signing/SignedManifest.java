package dev.countersign.decision.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A JSON object with its signature: Ed25519 over the format's name, a line feed, and the object's canonical text, as
 * Base64.
 *
 * @param manifest with {@code format} and {@code keyId} among its members
 */
@Schema(examples = """
                {"manifest": {"format": "countersign-head-1", "sequence": 128, "hash": "2c26b46b...", \
                "at": "2026-01-31T13:45:00Z", "keyId": "9f86d081884c7d65"}, "signature": "qLd0..."}""")
public record SignedManifest(
        @Schema(type = SchemaType.OBJECT) ObjectNode manifest, String signature) {}

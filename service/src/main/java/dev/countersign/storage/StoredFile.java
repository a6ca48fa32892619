package dev.countersign.storage;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stored file, without its content.
 *
 * @param mediaType as the content says, whatever the sender claimed
 * @param size in bytes
 * @param sha256 of the content, 64 lower-case hexadecimal digits
 * @param ownerId the id of the task or process instance that the file belongs to
 */
@Schema(examples = """
                {"id": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "name": "promotions.csv", "mediaType": "text/csv", \
                "size": 1204, "sha256": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", \
                "purpose": "attachment", "ownerId": "9a2b...", "uploadedBy": "anna", "uploadedAt": "2026-01-31T13:45:00Z"}""")
public record StoredFile(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String purpose,
        String ownerId,
        String uploadedBy,
        Instant uploadedAt) {}

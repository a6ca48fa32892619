package dev.countersign.discussion;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that is attached to a task.
 *
 * @param id for {@code GET /api/tasks/{id}/attachments/{fileId}}
 * @param size in bytes
 * @param removable the caller may remove it
 */
@Schema(examples = """
                {"id": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "name": "promotions.csv", "mediaType": "text/csv", "size": 1204, \
                "sha256": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", "uploadedBy": "anna", \
                "uploadedAt": "2026-01-31T13:45:00Z", "removable": true}""")
public record AttachmentView(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        boolean removable) {}

package dev.countersign.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One state of some data.
 *
 * @param name what the data is called: the path it was read from, a table
 * @param version tells this content from any other: a digest, a snapshot id. The same content should have the same one
 */
@Schema(examples = "{\"name\": \"/data/sales\", \"version\": \"5f70bf18a086\"}")
public record DatasetVersion(
        @NotBlank @Size(max = 1000) String name,
        @NotBlank @Size(max = 200) String version) {}

package dev.countersign.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that a process definition works with this version of some data from now on. */
@Schema(examples = "{\"definitionKey\": \"retail-forecast\", \"name\": \"/data/sales\", \"version\": \"5f70bf18a086\"}")
public record DatasetRequest(
        @NotBlank @Size(max = 255) String definitionKey,
        @NotBlank @Size(max = 1000) String name,
        @NotBlank @Size(max = 200) String version) {}

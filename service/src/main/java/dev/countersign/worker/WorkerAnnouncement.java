package dev.countersign.worker;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says about itself.
 *
 * @param name for people
 * @param topics that it asks for
 * @param contact whom to call when it is gone
 * @param docsUrl where it is described
 */
@Schema(examples = """
                {"name": "Invoice worker", "language": "Python 3.11", "version": "1.4.0", "topics": ["external-invoice"], \
                "contact": "billing@example.org", "docsUrl": "https://wiki.example.org/invoice-worker"}""")
public record WorkerAnnouncement(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 100) String language,
        @Nullable @Size(max = 100) String version,

        @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 255) String> topics,

        @Nullable @Size(max = 200) String contact,

        @Nullable @Size(max = 1000) @Pattern(regexp = "https?://\\S+", message = "must be an http or https address")
        String docsUrl) {}

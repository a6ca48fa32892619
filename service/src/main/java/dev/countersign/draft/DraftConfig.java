package dev.countersign.draft;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is kept of what has not been sent, and for how long. */
@ConfigMapping(prefix = "countersign.draft")
interface DraftConfig {

    /** The largest draft, as JSON. */
    @WithDefault("256K")
    MemorySize maxSize();

    /** After this time without a change a draft is deleted. Drafts of tasks are deleted with the task anyhow. */
    @WithDefault("90d")
    Duration keep();

    /** After this time an uploaded file is deleted that no sent form and no draft names. */
    @WithDefault("1d")
    Duration keepUploads();

    /** How many uploaded files a person may have that are not sent yet. */
    @WithDefault("100")
    int maxUploads();

    /** How often what is too old is looked for. */
    @WithDefault("1h")
    String cleanupEvery();
}

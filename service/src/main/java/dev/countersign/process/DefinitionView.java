package dev.countersign.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process that can be started: the latest version of its definition.
 *
 * @param key the stable name used in addresses
 * @param id the id of this version
 * @param name for people; the key when the model has none
 * @param description the documentation of the model
 * @param startForm whether starting asks for data in a form
 * @param activeInstances running instances of all versions
 * @param incidents open incidents of all versions
 */
public record DefinitionView(
        String key,
        String id,
        String name,
        int version,
        @Nullable String versionTag,
        @Nullable String description,
        boolean startForm,
        boolean suspended,
        long activeInstances,
        long incidents,
        Instant deployedAt) {}

package dev.countersign.taskkind;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The kinds of tasks as modellers see them. */
@ConfigMapping(prefix = "countersign.task-kind")
interface TaskKindConfig {

    /** Where the folder {@code docs} is published: the downloaded element templates link to their pages there. */
    Optional<URI> docsUrl();
}

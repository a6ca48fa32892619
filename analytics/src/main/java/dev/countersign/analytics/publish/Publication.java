package dev.countersign.analytics.publish;

import dev.countersign.analytics.runner.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;

/**
 * A published forecast: {@code <warehouse>/published/<target>/<key>/} with {@code forecast.csv}, {@code forecast/}
 * (Parquet) and {@code approval.json}, and the symbolic link {@code current} beside it.
 */
final class Publication {
    private final Path folder;

    Publication(Path warehouse, String target, String key) {
        this.folder = warehouse.resolve("published").resolve(target).resolve(key);
    }

    Path folder() {
        return folder;
    }

    Path current() {
        return folder.resolveSibling("current");
    }

    static Path approval(Path folder) {
        return folder.resolve("approval.json");
    }

    /** Points {@code current} here at once, unless it points to something published later. */
    void makeCurrent() throws IOException {
        if (Files.exists(current()) && publishedAt(current()).isAfter(publishedAt(folder))) {
            return;
        }
        Path link = folder.resolveSibling(".current-" + UUID.randomUUID());
        Files.createSymbolicLink(link, folder.getFileName());
        Files.move(link, current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Instant publishedAt(Path folder) {
        return Instant.parse(String.valueOf(Json.read(approval(folder)).get("publishedAt")));
    }
}

package dev.countersign.connector.named;

import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Keeps files whose names models give inside of the folder of their endpoint, also where a link leads out of it. */
final class EndpointFolder {

    private EndpointFolder() {}

    /** @throws ConnectorFailure when one of the files lies outside */
    static void check(Path folder, Map<String, String> options) {
        Path main = Path.of(options.getOrDefault("fileName", ""));
        Path beside = main.getParent() == null ? Path.of("") : main.getParent();
        options.forEach((option, name) -> {
            if (PlainText.fileName(option)
                    && !inside(folder, option.equals("fileName") ? main : beside.resolve(name))) {
                throw ConnectorFailure.of(
                        "bad-input",
                        Reach.NOT_SENT,
                        "The file of the input parameter '%s%s' lies outside of the endpoint's folder: a link leads there."
                                .formatted(OpenOption.INPUT, option),
                        null);
            }
        });
    }

    /** What is not there yet is made inside. */
    private static boolean inside(Path folder, Path name) {
        try {
            Path step = folder;
            for (Path part : name) {
                step = step.resolve(part);
                if (!Files.exists(step, LinkOption.NOFOLLOW_LINKS)) {
                    return true;
                }
                if (!step.toRealPath().startsWith(folder.toRealPath())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // a link that leads nowhere, or to where nobody may look
        }
    }
}

package dev.countersign.analytics.runner;

import java.nio.file.Path;
import java.util.List;

/**
 * What a driver on a cluster is to run.
 *
 * @param folder the job folder
 * @param resultOptional whether the application may end well without a {@code result.json}
 */
record Wrapped(Path folder, boolean resultOptional, String mainClass, List<String> arguments) {
    private static final String JOB_DIR = "--job-dir";

    /** @throws IllegalArgumentException when the words are of neither form */
    static Wrapped of(String... words) {
        List<String> all = List.of(words);
        if (all.size() > 4 && all.get(0).equals(JOB_DIR) && all.get(2).equals("--result")) {
            return new Wrapped(
                    absolute(all.get(1)), all.get(3).equals("optional"), all.get(4), all.subList(5, all.size()));
        }
        int option = all.indexOf(JOB_DIR);
        if (option < 1 || option + 1 == all.size()) {
            throw new IllegalArgumentException("<main class> ... --job-dir <folder> is needed, but there is " + all);
        }
        return new Wrapped(absolute(all.get(option + 1)), false, all.get(0), all.subList(1, all.size()));
    }

    private static Path absolute(String folder) {
        return Path.of(folder).toAbsolutePath();
    }
}

package dev.countersign.job.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the counting application wrote down about its runs: a line "name key" for each start, and further files beside it. */
final class CountedRuns {

    private final Path starts;

    /** @param starts the file that the runs are told to write to */
    CountedRuns(Path starts) {
        this.starts = starts;
    }

    Path file() {
        return starts;
    }

    /** The keys of the runs that began for this name, in their order. */
    List<String> keys(String name) throws IOException {
        return lines("").stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    /** How often each key began. */
    Map<String, Integer> counts() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        lines("").forEach(line -> counts.merge(line.split(" ")[1], 1, Integer::sum));
        return counts;
    }

    /** Runs of one name that were alive at once. */
    List<String> overlaps() throws IOException {
        return lines(".overlaps");
    }

    /** The processes in which applications run now, on whatever backend. */
    List<ProcessHandle> live() throws IOException {
        return live("");
    }

    /** The processes in which applications run now for this name. */
    List<ProcessHandle> live(String name) throws IOException {
        List<ProcessHandle> live = new ArrayList<>();
        for (String line : lines(".processes")) {
            String[] words = line.split(" ");
            if ((name.isEmpty() || words[0].equals(name)) && runs(words[2], words[1])) {
                ProcessHandle.of(Long.parseLong(words[2])).ifPresent(live::add);
            }
        }
        return live;
    }

    /** The command line itself: what {@link ProcessHandle} says of it is cut off where it is long. */
    private static boolean runs(String process, String key) {
        try {
            return Files.readString(Path.of("/proc", process, "cmdline")).contains(key);
        } catch (IOException gone) {
            return false;
        }
    }

    private List<String> lines(String suffix) throws IOException {
        Path path = starts.resolveSibling(starts.getFileName() + suffix);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}

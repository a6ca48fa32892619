package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Waits for a file, by its path or by a pattern. */
@Singleton
class FileProbe implements Probe {

    private final Roots roots;
    private final FileSearch search;

    FileProbe(Roots roots, ProbeConfig config) {
        this.roots = roots;
        this.search = new FileSearch(roots, config.maxFiles());
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public void check(TaskInputs inputs) {
        inputs.require("path").ifPresent(text -> {
            Path path = roots.checked("path", text);
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + path);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("path is no pattern: " + e.getDescription() + ".");
            }
        });
        minSize(inputs);
    }

    @Override
    public String target(TaskInputs inputs) {
        return inputs.text("path");
    }

    @Override
    public String peer(TaskInputs inputs) {
        return roots.peer(inputs.text("path"));
    }

    @Override
    public Answer look(TaskInputs inputs, CallContext context) throws InterruptedException {
        Path path = roots.checked("path", inputs.text("path"));
        int least = minSize(inputs);
        List<Finding> found;
        try {
            found = search.files(path);
        } catch (IOException e) {
            throw new ProbeException("The folder cannot be read: " + e, e);
        }
        if (found.isEmpty()) {
            return Answer.notYet("There is no such file.");
        }
        List<Finding> large =
                found.stream().filter(file -> file.size() >= least).toList();
        return large.isEmpty()
                ? Answer.notYet("The file " + found.get(0).path() + " has "
                        + found.get(0).size() + " bytes of at least " + least + ".")
                : new Answer(
                        "Found " + large.get(0).path() + " with " + large.get(0).size() + " bytes.", large);
    }

    static int minSize(TaskInputs inputs) {
        return inputs.integer("minSize", 0, 0, Integer.MAX_VALUE);
    }
}

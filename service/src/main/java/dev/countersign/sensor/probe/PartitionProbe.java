package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Waits for one partition of a data set: a folder such as {@code dt=2026-11-22}, on disk or in a bucket, that has its
 * marker {@code _SUCCESS} or, where nobody writes one, any data.
 */
@Singleton
class PartitionProbe implements Probe {

    private static final String MARKER = "marker";
    private static final String DATA = "data";

    private final Roots roots;
    private final Buckets buckets;
    private final FileSearch search;

    PartitionProbe(Roots roots, Buckets buckets, ProbeConfig config) {
        this.roots = roots;
        this.buckets = buckets;
        this.search = new FileSearch(roots, config.maxFiles());
    }

    @Override
    public String kind() {
        return "partition";
    }

    @Override
    public void check(TaskInputs inputs) {
        if (inputs.has("bucket") || Connected.named(inputs)) {
            buckets.check(inputs);
            inputs.require("prefix");
        } else {
            inputs.require("path").ifPresent(text -> {
                if (FileSearch.isPattern(text)) {
                    throw new IllegalArgumentException("path of a partition is a folder, not a pattern.");
                }
                roots.checked("path", text);
            });
        }
        inputs.choice("ready", MARKER, DATA);
        inputs.known("marker").filter(name -> name.contains("/")).ifPresent(name -> {
            throw new IllegalArgumentException("marker must be a file name without '/', not '" + name + "'.");
        });
    }

    @Override
    public String target(TaskInputs inputs) {
        if (Connected.named(inputs)) {
            return inputs.text(Connected.INPUT) + ":" + folder(inputs.text("prefix"));
        }
        return place(inputs);
    }

    /** Where it is, as its files are told. */
    private static String place(TaskInputs inputs) {
        return inBucket(inputs) ? Buckets.path(inputs, folder(inputs.text("prefix"))) : inputs.text("path");
    }

    private static boolean inBucket(TaskInputs inputs) {
        return inputs.has("bucket") || Connected.named(inputs);
    }

    @Override
    public String peer(TaskInputs inputs) {
        return inBucket(inputs) ? Buckets.peer(inputs) : roots.peer(inputs.text("path"));
    }

    @Override
    public Answer look(TaskInputs inputs, CallContext context) throws InterruptedException {
        boolean byMarker = inputs.choice("ready", MARKER, DATA).equals(MARKER);
        String marker = inputs.known("marker").orElse("_SUCCESS");
        boolean inBucket = inBucket(inputs);
        // first the marker, then the files: it is written last, so all of them are there
        if (byMarker && !(inBucket ? hasObject(inputs, marker, context) : hasFile(inputs, marker))) {
            boolean nothing =
                    inBucket ? isEmptyPlace(inputs, context) : files(inputs).isEmpty();
            return Answer.notYet(
                    nothing ? "The partition is not there or empty." : "The partition has no " + marker + " yet.");
        }
        List<Finding> files = inBucket ? objects(inputs, context) : files(inputs);
        if (files.isEmpty()) {
            return Answer.notYet("The partition is not there or empty.");
        }
        String folder = folder(place(inputs));
        List<Finding> data = files.stream().filter(file -> isData(file, folder)).toList();
        if (!byMarker && data.isEmpty()) {
            return Answer.notYet("The partition has no data yet.");
        }
        return Answer.found(
                "The partition is there with %d files.".formatted(data.size()), whole(place(inputs), files, data));
    }

    private boolean hasFile(TaskInputs inputs, String marker) throws InterruptedException {
        Path folder = roots.checked("path", inputs.text("path"));
        try {
            return !search.files(roots.checked("marker", folder.resolve(marker).toString()))
                    .isEmpty();
        } catch (IOException e) {
            throw new ProbeException("The folder cannot be read: " + e, e);
        }
    }

    private boolean hasObject(TaskInputs inputs, String marker, CallContext context) throws InterruptedException {
        return buckets.object(inputs, folder(inputs.text("prefix")) + marker, context)
                .isPresent();
    }

    private boolean isEmptyPlace(TaskInputs inputs, CallContext context) throws InterruptedException {
        return buckets.isEmpty(inputs, folder(inputs.text("prefix")), context);
    }

    private List<Finding> files(TaskInputs inputs) throws InterruptedException {
        Path folder = roots.checked("path", inputs.text("path"));
        try {
            return search.files(folder.resolve("**"));
        } catch (IOException e) {
            throw new ProbeException("The folder cannot be read: " + e, e);
        }
    }

    private List<Finding> objects(TaskInputs inputs, CallContext context) throws InterruptedException {
        return buckets.below(inputs, folder(inputs.text("prefix")), context);
    }

    /** The partition as one thing that is complete when none of its files changes any more. */
    private static Finding whole(String path, List<Finding> files, List<Finding> data) {
        long size = data.stream().mapToLong(Finding::size).sum();
        return new Finding(
                path,
                size,
                files.stream()
                        .map(Finding::modified)
                        .filter(time -> time != null)
                        .max(Comparable::compareTo)
                        .orElse(null),
                String.format(Locale.ROOT, "%d:%08x", files.size(), files.hashCode()));
    }

    /** Neither a marker, nor what a writer has put aside while it writes, as in {@code _temporary}. */
    private static boolean isData(Finding file, String folder) {
        return file.size() > 0
                && Stream.of(file.path().substring(folder.length()).split("/"))
                        .noneMatch(name -> name.startsWith("_") || name.startsWith("."));
    }

    private static String folder(String prefix) {
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }
}

package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.util.List;

/** Waits for an object of a bucket, by its key or by the beginning of its key. */
@Singleton
class ObjectProbe implements Probe {

    private final Buckets buckets;

    ObjectProbe(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public String kind() {
        return "object";
    }

    @Override
    public void check(TaskInputs inputs) {
        inputs.require("bucket").ifPresent(buckets::check);
        if (!inputs.has("key") && !inputs.has("prefix")) {
            throw new IllegalArgumentException("The input parameter 'key' or 'prefix' is missing.");
        }
        FileProbe.minSize(inputs);
    }

    @Override
    public String target(TaskInputs inputs) {
        return "s3://" + inputs.text("bucket") + "/" + inputs.known("key").orElseGet(() -> inputs.text("prefix") + "*");
    }

    @Override
    public String peer(TaskInputs inputs) {
        return Buckets.PEER;
    }

    @Override
    public Answer look(TaskInputs inputs, CallContext context) {
        String bucket = inputs.text("bucket");
        buckets.check(bucket);
        int least = FileProbe.minSize(inputs);
        List<Finding> found = inputs.known("key")
                .map(key -> buckets.object(bucket, key, context.remaining()).stream()
                        .toList())
                .orElseGet(() -> buckets.below(bucket, inputs.text("prefix"), context.remaining()));
        List<Finding> large = found.stream()
                .filter(object -> object.size() >= least && !object.path().endsWith("/"))
                .toList();
        if (large.isEmpty()) {
            return Answer.notYet(
                    found.isEmpty() ? "There is no such object." : "No object has at least " + least + " bytes.");
        }
        return new Answer(
                "Found " + large.get(0).path() + " with " + large.get(0).size() + " bytes.", large);
    }
}

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
        buckets.check(inputs);
        if (!inputs.has("key") && !inputs.has("prefix")) {
            throw new IllegalArgumentException("The input parameter 'key' or 'prefix' is missing.");
        }
        FileProbe.minSize(inputs);
    }

    @Override
    public String target(TaskInputs inputs) {
        String place = inputs.known("key").orElseGet(() -> inputs.text("prefix") + "*");
        return Connected.named(inputs) ? inputs.text(Connected.INPUT) + ":" + place : Buckets.path(inputs, place);
    }

    @Override
    public String peer(TaskInputs inputs) {
        return Buckets.peer(inputs);
    }

    @Override
    public Answer look(TaskInputs inputs, CallContext context) throws InterruptedException {
        int least = FileProbe.minSize(inputs);
        List<Finding> found = inputs.known("key").isPresent()
                ? buckets.object(inputs, inputs.text("key"), context).stream().toList()
                : buckets.below(inputs, inputs.text("prefix"), context);
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

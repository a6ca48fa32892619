package dev.countersign.sensor;

import dev.countersign.connector.CallContext;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.sensor.probe.Answer;
import dev.countersign.sensor.probe.Probe;

/** Runs out of stack, as a parser does on input that nobody thought of. */
final class EndlessProbe implements Probe {

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public void check(TaskInputs inputs) {}

    @Override
    public String target(TaskInputs inputs) {
        return "";
    }

    @Override
    public String peer(TaskInputs inputs) {
        return "";
    }

    @Override
    @SuppressWarnings("InfiniteRecursion")
    public Answer look(TaskInputs inputs, CallContext context) throws InterruptedException {
        return look(inputs, context);
    }
}

package dev.countersign.sensor;

import dev.countersign.connector.CallContext;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.sensor.probe.Answer;
import dev.countersign.sensor.probe.Probe;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Hangs as a look at a network folder does whose server has gone: no interrupt ends it. */
final class StubbornProbe implements Probe {

    private final CountDownLatch serverIsBack = new CountDownLatch(1);

    void letGo() {
        serverIsBack.countDown();
    }

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
    public Answer look(TaskInputs inputs, CallContext context) {
        while (true) {
            try {
                serverIsBack.await();
                return new Answer("There is nothing.", List.of());
            } catch (InterruptedException e) {
                // that is the point
            }
        }
    }
}

package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.externaltask.TaskInputs;

/** One kind of thing to wait for. Every CDI bean of this type is asked. */
public interface Probe {

    /** The value of the input parameter {@code sensor}, such as {@code file}. */
    String kind();

    /**
     * Checks what is known of the inputs, at deployment and again when the task begins.
     *
     * @throws IllegalArgumentException naming the input parameter and what is wrong with it
     */
    void check(TaskInputs inputs);

    /** What is waited for, in a few words for people: a path, an address. */
    String target(TaskInputs inputs);

    /** Which system it asks: a host, a database, a folder. If that hangs, its looks hold only a share of the threads. */
    String peer(TaskInputs inputs);

    /**
     * Looks once. When its time is over it is interrupted; what an interrupt does not reach is closed with the context.
     *
     * @throws ProbeException when it could not look; that is no answer
     */
    Answer look(TaskInputs inputs, CallContext context) throws InterruptedException;
}

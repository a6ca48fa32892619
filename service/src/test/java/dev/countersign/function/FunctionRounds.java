package dev.countersign.function;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other features take the rounds of functions by hand. */
@ApplicationScoped
public class FunctionRounds {

    private final CallSender sender;

    FunctionRounds(CallSender sender) {
        this.sender = sender;
    }

    /** One look at all calls that are due. */
    public void round() {
        sender.round();
    }
}

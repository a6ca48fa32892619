package dev.countersign.function;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets calls be made when they are due. */
@ApplicationScoped
class FunctionSchedule {

    private final CallSender sender;
    private final FunctionConfig config;

    FunctionSchedule(CallSender sender, FunctionConfig config) {
        this.sender = sender;
        this.config = config;
    }

    @Scheduled(
            identity = "functions",
            every = "${countersign.function.every:500ms}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        if (config.enabled()) {
            sender.round();
        }
    }
}

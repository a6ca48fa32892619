package dev.countersign.task;

import dev.countersign.engine.ExposedToModels;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;

/** A step of a test model that writes a variable which somebody else writes, and commits, in between. */
@ExposedToModels
@Named("fasterColleague")
@Singleton
public class FasterColleague implements JavaDelegate {

    @Inject
    RuntimeService runtimeService;

    @Override
    public void execute(DelegateExecution execution) {
        if (execution.getVariable("shared") != null) {
            String instance = execution.getProcessInstanceId();
            CompletableFuture.runAsync(() -> runtimeService.setVariable(instance, "shared", "theirs"))
                    .join();
            execution.setVariable("shared", "mine");
        }
    }
}

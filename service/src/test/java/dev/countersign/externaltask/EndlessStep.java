package dev.countersign.externaltask;

import dev.countersign.engine.ExposedToModels;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;

/** A step of a test model that ends in the error that loops die of. */
@ExposedToModels
@Named("endlessStep")
@Singleton
public class EndlessStep implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        throw new StackOverflowError("the next step is nested too deep");
    }
}

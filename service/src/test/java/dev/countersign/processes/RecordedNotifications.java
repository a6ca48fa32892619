package dev.countersign.processes;

import dev.countersign.engine.ExposedToModels;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;

/** Stands in for the notification feature where the service has none; what was to be sent is in the engine's history. */
@Named("sendNotification")
@ExposedToModels
@DefaultBean
@ApplicationScoped
public class RecordedNotifications implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {}
}

package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Ready when the engine answers from its database; says whether its job executor runs. */
@Readiness
@ApplicationScoped
class EngineHealthCheck implements HealthCheck {

    private final ProcessEngine engine;
    private final ManagementService managementService;
    private final EngineConfig config;

    EngineHealthCheck(ProcessEngine engine, ManagementService managementService, EngineConfig config) {
        this.engine = engine;
        this.managementService = managementService;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        boolean active = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .isActive();
        var response = HealthCheckResponse.named("process engine").withData("jobExecutorActive", active);
        try {
            response.withData("schema", managementService.getProperties().getOrDefault("schema.version", "unknown"));
            return response.status(active || !config.jobExecutor().enabled()).build();
        } catch (RuntimeException e) {
            return response.withData("reason", "The database does not answer")
                    .down()
                    .build();
        }
    }
}

package dev.countersign.enginerest;

import io.quarkus.arc.Arc;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.rest.spi.ProcessEngineProvider;

/** Hands the one engine of this service to Operaton's REST resources. */
public class EngineProvider implements ProcessEngineProvider {

    @Override
    public ProcessEngine getDefaultProcessEngine() {
        return Arc.container().instance(ProcessEngine.class).get();
    }

    @Override
    public @Nullable ProcessEngine getProcessEngine(String name) {
        ProcessEngine engine = getDefaultProcessEngine();
        return engine.getName().equals(name) ? engine : null;
    }

    @Override
    public Set<String> getProcessEngineNames() {
        return Set.of(getDefaultProcessEngine().getName());
    }
}

package dev.countersign.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the embedded process engine. */
@ConfigMapping(prefix = "countersign.engine")
public interface EngineConfig {

    /**
     * How long the history of a finished process instance is kept when its model does not say: ISO-8601 days, for
     * example {@code P180D}. Models drawn in Camunda Modeler often have no time-to-live, and the engine refuses those
     * without a default.
     */
    @WithDefault("P180D")
    String historyTimeToLive();

    /** Whether the models packed with the service ({@code bpmn} module) are deployed at start-up. */
    @WithDefault("true")
    boolean deployPackagedModels();

    /** A folder whose sub-folders (one per use case, with .bpmn, .dmn and .form files) are deployed at start-up too. */
    Optional<Path> modelsDir();

    /** The job executor that runs timers and asynchronous continuations. */
    JobExecutorConfig jobExecutor();

    /** Settings of the engine's job executor. */
    interface JobExecutorConfig {

        /** Whether timers and asynchronous continuations run on this node. Tests switch it off and fire them by hand. */
        @WithDefault("true")
        boolean enabled();

        /** Threads that run engine jobs. Engine jobs are short by design; long work is an external task. */
        @WithDefault("4")
        int threads();

        /** The longest time the executor idles before it looks for due jobs again; the engine's own default is 60 s. */
        @WithDefault("1s")
        Duration maxWait();

        /** How long a job stays locked by the node that took it before another node may run it. */
        @WithDefault("5m")
        Duration lockTime();
    }
}

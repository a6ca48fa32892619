package dev.countersign.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Long-running work outside the service. */
@ConfigMapping(prefix = "countersign.job")
public interface JobConfig {

    /** Whether this node fetches, starts and watches jobs by itself. Off in tests, which take the steps by hand. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two looks at the engine's external tasks and at the live jobs. */
    @WithDefault("1s")
    Duration pollInterval();

    /**
     * Which backend takes the tasks of a topic whose model names none: {@code countersign.job.backends.spark=spark-local}.
     * Needed where several backends serve one topic.
     */
    Map<String, String> backends();

    /** Jobs that run on this machine at the same time; further ones wait in their order of arrival. */
    @WithDefault("2")
    int maxRunning();

    /** Extra attempts after a technical failure, where the model's {@code retries} does not say. */
    @WithDefault("1")
    int retries();

    /** Pause before the second attempt; doubled before each further one. */
    @WithDefault("20s")
    Duration backOff();

    /** How long the engine keeps an external task for us; renewed after a third of it. */
    @WithDefault("5m")
    Duration lockDuration();

    /**
     * How long a job belongs to the node that watches it; renewed at each look. After that another node, or the same
     * one started again, takes the job over.
     */
    @WithDefault("15s")
    Duration lease();

    /**
     * How long a lease has to be over before a node takes a job over that runs on another machine and cannot be asked
     * from here.
     */
    @WithDefault("2m")
    Duration foreignGrace();

    /** How long a job may be out of sight (no process, no exit code) before a person is asked what became of it. */
    @WithDefault("30s")
    Duration unknownAfter();

    /** What a cancelled job may take to end by itself before it is killed. */
    @WithDefault("10s")
    Duration cancelGrace();
}

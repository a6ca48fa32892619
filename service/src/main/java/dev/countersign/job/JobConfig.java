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

    /** Pause between two looks at the runs of a backend. */
    @WithDefault("500ms")
    Duration watchInterval();

    /** How long a backend may take to say how its runs are; after that it counts as out of sight. */
    @WithDefault("10s")
    Duration callBudget();

    /** Pause between two looks at how far a job of a remote backend is. */
    @WithDefault("10s")
    Duration progressInterval();

    /**
     * Which backend takes the tasks of a topic whose model names none: {@code countersign.job.backends.spark=spark-local}.
     * Needed where several backends serve one topic.
     */
    Map<String, String> backends();

    /**
     * Jobs that run on this machine at the same time, in whatever pool; the slots of the pool {@code local}, which is
     * that of all jobs of this machine whose model names no other.
     */
    @WithDefault("2")
    int maxRunning();

    /** Slots of each remote backend's own pool, which has its name, where {@link #pools} does not say. */
    @WithDefault("20")
    int remoteSlots();

    /** Pools by name; counted over all nodes. */
    Map<String, Pool> pools();

    /** How many jobs of one process or tenant may run at the same time, in all pools together. */
    Limits limits();

    /** A pool of places for jobs. */
    interface Pool {

        /** Jobs that run in it at the same time; 0 lets none start. */
        int slots();
    }

    /** Limits beside those of the pools. */
    interface Limits {

        /** By the process definition's key. */
        Map<String, Integer> process();

        /** By the tenant's id. */
        Map<String, Integer> tenant();
    }

    /** Extra attempts after a technical failure, where the model's {@code retries} does not say. */
    @WithDefault("1")
    int retries();

    /** Pause before the second attempt, where the model's {@code retryBackOff} does not say; doubled before each further one. */
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

    /** What the person who repairs a failed job may give it, and what it may get by itself after it ran out of memory. */
    Repair repair();

    /** Upper limits of what is given to a job that failed. */
    interface Repair {

        /** Heap of the driver and of each executor. */
        @WithDefault("16g")
        String maxMemory();

        /** Cores of the driver or of each executor. */
        @WithDefault("16")
        int maxCores();

        /** Executors. */
        @WithDefault("100")
        int maxExecutors();

        /** Partitions after a shuffle. */
        @WithDefault("100000")
        int maxPartitions();

        /** Time for the run. */
        @WithDefault("P7D")
        Duration maxTimeLimit();
    }

    /** How long the working folder of an ended attempt is kept, with its log and what it has not published. */
    @WithDefault("30d")
    Duration keepFiles();

    /** What a cancelled job may take to end by itself before it is killed. */
    @WithDefault("10s")
    Duration cancelGrace();
}

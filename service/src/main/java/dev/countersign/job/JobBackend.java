package dev.countersign.job;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place where jobs run: processes of this machine, a Spark cluster, Kubernetes. Calls return within a second or two
 * and may be repeated; the caller is one watcher per service node.
 */
public interface JobBackend {

    /** Short stable name, stored with each job, such as {@code spark-local}. */
    String name();

    /**
     * Topic of the external tasks that this backend serves, such as {@code spark}. Where several serve one,
     * {@code countersign.job.backends} says which takes those tasks whose model names none.
     */
    String topic();

    /** Whether this deployment uses it; a disabled one takes no new jobs and is still asked about its old ones. */
    default boolean enabled() {
        return true;
    }

    /** Names of the applications that it can run; others are refused at deployment, or at the latest as bad input. */
    Set<String> applications();

    /**
     * What an application has by configuration, by {@link JobSetting#parameter}: the values of settings that neither the
     * model nor a person gives. What is not known is left out.
     */
    default Map<String, String> configured(String application) {
        return Map.of();
    }

    /**
     * Checks what a task asks for before anything is written down.
     *
     * @throws IllegalArgumentException naming the input parameter and what is wrong with it; the job fails as bad input
     */
    default void check(JobSpec spec) {}

    /** Whether a run of this application that ended with exit code 0 has succeeded only with a {@code result.json}. */
    default boolean needsResult(String application) {
        return true;
    }

    /**
     * The machine on which alone its runs can be found and asked; empty when every node of the service can. Differs
     * after a reboot.
     */
    Optional<String> host();

    /**
     * Starts the job unless this key has been started before: however often and from wherever this is called, at most
     * one run begins per key.
     *
     * @param key searchable name of the attempt, {@code <external task id>-<attempt>}
     * @throws JobSubmissionException when the job certainly has not been started; the message is for people
     */
    JobHandle submit(JobSpec spec, String key);

    /** The run that was begun under this key, live or ended; empty when there never was one. */
    Optional<JobHandle> find(String key);

    /** What can be said about the run now. */
    JobStatus status(JobHandle handle);

    /**
     * What can be said about many runs now, by key: with few calls where the place can list its runs. A run that is left
     * out is asked for by itself.
     */
    default Map<String, JobStatus> statuses(Collection<JobHandle> handles) {
        return Map.of();
    }

    /**
     * Ends the run: politely first, by force when it is still there after a grace. Repeat until {@link #status} says
     * that it has ended. A run that has not begun yet will not begin any more.
     */
    void cancel(JobHandle handle);

    /**
     * Copies the log of a run that has ended to where it stays, when the backend may forget it. Called in the job's own
     * step, once or more often; may fail and may take a while.
     */
    default void keepLog(JobHandle handle) {}

    /**
     * Deletes what an ended run left behind beside its output: log, working folder, half-written output. Nobody will ask
     * for it any more.
     */
    default void forget(JobHandle handle) {}

    /** The streams in which its runs have a log. */
    default Set<JobLogs.Stream> logStreams() {
        return EnumSet.allOf(JobLogs.Stream.class);
    }

    /** What the run wrote: its log and the files of its working folder. */
    JobLogs logs(JobHandle handle);
}

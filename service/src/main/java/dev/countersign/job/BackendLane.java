package dev.countersign.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The few threads on which one backend is called, so that one that is slow or hangs holds up nobody but its own jobs.
 * Looks have threads apart from what takes longer: however many jobs start or end, all are looked at. So have starts,
 * cancels and other steps from each other: a run can be ended however slowly others start.
 */
class BackendLane {

    private static final int LOOKS = 16;
    private static final int OF_EACH_WORK = 6;

    private final JobBackend backend;
    private final Duration budget;
    private final ThreadPoolExecutor looks;
    private final Map<LaneWork, ThreadPoolExecutor> steps = new EnumMap<>(LaneWork.class);
    private final Set<UUID> inStep = ConcurrentHashMap.newKeySet();

    /** @param budget how long one look at all its jobs may take */
    BackendLane(JobBackend backend, Duration budget) {
        this.backend = backend;
        this.budget = budget;
        this.looks = threads(LOOKS, "countersign-look-" + backend.name());
        for (LaneWork kind : LaneWork.values()) {
            String name = "countersign-" + kind.name().toLowerCase(Locale.ROOT) + "-" + backend.name();
            steps.put(kind, threads(OF_EACH_WORK, name));
        }
    }

    JobBackend backend() {
        return backend;
    }

    /**
     * What can be said about each run now, by key: UNREACHABLE where the backend does not answer in time.
     *
     * @param faults takes what it threw; the runs concerned are left out
     */
    Map<String, JobStatus> look(Collection<JobHandle> handles, Collection<RuntimeException> faults) {
        Map<String, JobStatus> known = new HashMap<>();
        Map<String, Future<JobStatus>> single = new HashMap<>();
        long end = System.nanoTime() + budget.toNanos();
        Future<Map<String, JobStatus>> bulk = looks.submit(() -> backend.statuses(handles));
        try {
            known.putAll(answer(bulk, end));
        } catch (TimeoutException e) {
            handles.forEach(handle -> known.put(handle.key(), silent()));
        } catch (RuntimeException e) {
            faults.add(e);
            return known;
        }
        handles.stream()
                .filter(handle -> !known.containsKey(handle.key()))
                .forEach(handle -> single.put(handle.key(), looks.submit(() -> backend.status(handle))));
        single.forEach((key, call) -> {
            try {
                known.put(key, answer(call, end));
            } catch (TimeoutException e) {
                known.put(key, silent());
            } catch (RuntimeException e) {
                faults.add(new IllegalStateException("job " + key + ": " + e.getMessage(), e));
            }
        });
        return known;
    }

    /** Does something for a job, unless the last thing for it is still being done. */
    Future<?> step(LaneWork kind, UUID job, Runnable work) {
        if (!inStep.add(job)) {
            return CompletableFuture.completedFuture(null);
        }
        return Objects.requireNonNull(steps.get(kind)).submit(() -> {
            try {
                work.run();
            } finally {
                inStep.remove(job);
            }
        });
    }

    /** Waits for all of these. */
    static void await(List<Future<?>> steps, Collection<RuntimeException> faults) {
        for (Future<?> step : steps) {
            try {
                answer(step, Long.MAX_VALUE);
            } catch (TimeoutException never) {
                throw new IllegalStateException(never);
            } catch (RuntimeException e) {
                faults.add(e);
            }
        }
    }

    /** What has failed of those steps that are done, and removes them. */
    static void reap(List<Future<?>> steps, Collection<RuntimeException> faults) {
        List<Future<?>> done = steps.stream().filter(Future::isDone).toList();
        steps.removeAll(new ArrayList<>(done));
        await(done, faults);
    }

    void stop() throws InterruptedException {
        looks.shutdownNow();
        steps.values().forEach(ThreadPoolExecutor::shutdown);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        for (ThreadPoolExecutor each : steps.values()) {
            each.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private JobStatus silent() {
        return JobStatus.unreachable(
                "the backend " + backend.name() + " does not answer within " + budget.toSeconds() + " seconds");
    }

    private static <T> T answer(Future<T> call, long end) throws TimeoutException {
        try {
            return end == Long.MAX_VALUE
                    ? call.get()
                    : call.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (CancellationException e) {
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
        }
    }

    private static ThreadPoolExecutor threads(int number, String name) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(number, number, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}

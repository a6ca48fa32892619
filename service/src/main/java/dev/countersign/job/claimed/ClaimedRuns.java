package dev.countersign.job.claimed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.claimed.DriverServer.Listing;
import dev.countersign.job.claimed.Judgement.Verdict;
import dev.countersign.job.local.LocalProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The runs of a cluster: everything that is known about them lies in their folders and in the cluster's server. */
public class ClaimedRuns {

    private final Path root;
    private final DriverServer server;
    private final Drivers drivers;
    private final DriverRequests requests;
    private final WaitingRun waiting;
    private final ClaimedRunWatch claimed;
    private final ObjectMapper json;
    private final Clock clock;

    /**
     * @param root holds one folder per key, which the cluster reaches under the same path
     * @param pendingTimeout longest wait for a place in the cluster
     * @param heartbeatTimeout a run that is silent for so long does not live
     * @param secrets those in the requests
     */
    public ClaimedRuns(
            Path root,
            DriverServer server,
            Duration pendingTimeout,
            Duration heartbeatTimeout,
            RequestSecrets secrets,
            ObjectMapper json,
            Clock clock) {
        this.root = root;
        this.server = server;
        this.drivers = new Drivers(server);
        this.requests = new DriverRequests(server, secrets, clock);
        this.waiting = new WaitingRun(pendingTimeout, server.name());
        this.claimed = new ClaimedRunWatch(heartbeatTimeout, pendingTimeout, server.name());
        this.json = json;
        this.clock = clock;
    }

    /**
     * The job folder of a key, whether it exists or not.
     *
     * @throws IllegalArgumentException when the key could lead out of the folder of all jobs
     */
    public Path folder(String key) {
        return runFolder(key).path();
    }

    /**
     * Writes down what is wanted and asks for a driver. That the server is away, or its answer lost, is no failure: the
     * wish is written down, and {@link #status} asks again.
     *
     * @param wanted words for the room that the job needs
     * @throws JobSubmissionException when the server finds the request wrong, or the folder cannot be written
     */
    public void ask(String key, String request, String wanted) {
        RunFolder folder = runFolder(key);
        try {
            Files.createDirectories(folder.path());
            if (folder.text("submission.json").isEmpty()) {
                folder.write("wanted", wanted);
                folder.write("submission.json", request);
            }
        } catch (IOException e) {
            throw new JobSubmissionException("The job folder cannot be written: " + e, e);
        }
        try {
            requests.ask(folder, key, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name for what runs or may run for the key; empty when it was never asked for. */
    public Optional<String> find(String key) {
        RunFolder folder = runFolder(key);
        try {
            Optional<Holder> holder = folder.holder();
            if (holder.isPresent()) {
                return Optional.of(
                        holder.get().service() ? "forbidden" : holder.get().name());
            }
            Submissions submissions = folder.submissions();
            return submissions.accepted().stream()
                    .findFirst()
                    .or(() -> submissions.first().map(time -> "asked for at " + time))
                    .or(() -> server.listing().flatMap(listing -> listing.find(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be said about the run. */
    public JobStatus status(String key) {
        try {
            return look(key);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return JobStatus.unreachable("its job folder cannot be read: " + e);
        }
    }

    /** Copies the log of a run that has ended into its folder; does nothing the second time, or where that is not there. */
    public void keepLog(String key) {
        if (!Files.isDirectory(folder(key))) {
            return;
        }
        try {
            drivers.logs(runFolder(key)).keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobStatus look(String key) throws IOException {
        // the server first, the folder second: what the run wrote before it ended is there when the server says so
        Optional<Listing> listing = server.listing();
        RunFolder folder = runFolder(key);
        Submissions submissions = folder.submissions();
        List<Driver> known = submissions.accepted().stream()
                .map(id -> drivers.known(listing, id))
                .toList();
        String room = listing.map(Listing::room).orElse("");
        Optional<Holder> holder = folder.holder();
        if (holder.isEmpty()) {
            return submissions.first().isEmpty()
                    ? withoutFolder(key, listing)
                    : carriedOut(
                            waiting.judge(
                                    submissions,
                                    known,
                                    listing.isEmpty(),
                                    room,
                                    folder.text("wanted").orElse("?"),
                                    clock.instant()),
                            key,
                            folder,
                            submissions);
        }
        if (holder.get().service()) {
            boolean cancelled =
                    folder.cancelled() && folder.text("verdict.json").isEmpty();
            return JobStatus.exited(cancelled ? 143 : 1);
        }
        Driver driver = drivers.holding(holder.get().name(), known, listing);
        ClaimedState state =
                new ClaimedState(folder.silence(clock.instant()), folder.ended(), folder.cancelled(), folder.result());
        Judgement judgement = claimed.judge(driver, state, listing.flatMap(all -> all.starving(key)), room);
        return carriedOut(judgement, key, folder, submissions);
    }

    private static JobStatus withoutFolder(String key, Optional<Listing> listing) {
        if (listing.isEmpty()) {
            return JobStatus.unreachable("the cluster does not answer, and the job folder is gone");
        }
        return listing.get()
                .find(key)
                .map(JobStatus::running)
                .orElseGet(() -> JobStatus.gone("its job folder is gone, and the cluster does not know it"));
    }

    private JobStatus carriedOut(Judgement judgement, String key, RunFolder folder, Submissions submissions)
            throws IOException {
        switch (judgement.action()) {
            case NONE -> write(folder, judgement.verdict());
            case ASK_AGAIN -> {
                try {
                    requests.ask(folder, key, folder.text("submission.json").orElse("{}"));
                } catch (JobSubmissionException e) {
                    write(folder, Optional.of(new Verdict("not-started", String.valueOf(e.getMessage()))));
                    return folder.forbid() ? JobStatus.exited(1) : JobStatus.pending("a run has begun after all");
                }
            }
            case FORBID -> {
                if (!folder.forbid()) {
                    return JobStatus.pending("a run has begun after all");
                }
                write(folder, judgement.verdict());
                submissions.accepted().forEach(requests::kill);
            }
            case STOP -> {
                write(folder, judgement.verdict());
                folder.cancel(clock.instant());
                submissions.accepted().forEach(requests::kill);
            }
        }
        return judgement.status();
    }

    /** Ends the run, or sees to it that none begins: the claim, the cluster and the run itself are told. */
    public void cancel(String key) {
        RunFolder folder = runFolder(key);
        try {
            Files.createDirectories(folder.path());
            folder.cancel(clock.instant());
            folder.forbid();
            Submissions submissions = folder.submissions();
            submissions.accepted().forEach(requests::kill);
            folder.holder()
                    .map(Holder::name)
                    .filter(holder ->
                            server.names(holder) && !submissions.accepted().contains(holder))
                    .ifPresent(requests::kill);
        } catch (IOException e) {
            throw new UncheckedIOException("Job " + key + " could not be cancelled", e);
        }
    }

    /** Deletes the job folder of a run that has ended. */
    public void forget(String key) {
        LocalProcesses.delete(folder(key));
    }

    /** Log and files of the run. */
    public JobLogs logs(String key) {
        try {
            return drivers.logs(runFolder(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunFolder runFolder(String key) {
        return new RunFolder(root, key, json);
    }

    private static void write(RunFolder folder, Optional<Verdict> verdict) throws IOException {
        if (verdict.isPresent()) {
            folder.verdict(verdict.get().code(), verdict.get().message());
        }
    }
}

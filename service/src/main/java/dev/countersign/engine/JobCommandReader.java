package dev.countersign.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.operaton.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.operaton.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.operaton.bpm.engine.impl.interceptor.Command;

/** Reads from an engine command which jobs run earlier or later because of it. */
final class JobCommandReader {

    private JobCommandReader() {}

    static Optional<EngineAction> read(Command<?> command) {
        if (command instanceof ExecuteJobsCmd || command instanceof RecalculateJobDuedateCmd) {
            return Optional.of(new EngineAction.Timing(jobs(command), Optional.empty(), Optional.empty(), false));
        }
        if (command instanceof SetJobDuedateCmd) {
            return Optional.of(
                    new EngineAction.Timing(jobs(command), Optional.empty(), moment(command, "newDuedate"), false));
        }
        if (command instanceof SetJobRetriesCmd && setsDueDate(command)) {
            return Optional.of(new EngineAction.Timing(
                    jobs(command),
                    Optional.ofNullable(Mentions.field(command, "jobDefinitionId"))
                            .map(Object::toString),
                    moment(command, "dueDate"),
                    false));
        }
        return command instanceof AbstractSetJobsRetriesBatchCmd && setsDueDate(command)
                ? Optional.of(new EngineAction.Timing(Set.of(), Optional.empty(), moment(command, "dueDate"), true))
                : Optional.empty();
    }

    private static boolean setsDueDate(Command<?> command) {
        return Mentions.flag(command, "isDueDateSet");
    }

    private static Set<String> jobs(Command<?> command) {
        Set<String> jobs = new HashSet<>();
        if (Mentions.field(command, "jobId") instanceof String job) {
            jobs.add(job);
        }
        if (command instanceof SetJobRetriesCmd && Mentions.field(command, "jobIds") instanceof Collection<?> several) {
            several.forEach(job -> jobs.add(String.valueOf(job)));
        }
        return jobs;
    }

    private static Optional<Instant> moment(Command<?> command, String field) {
        return Mentions.field(command, field) instanceof Date date ? Optional.of(date.toInstant()) : Optional.empty();
    }
}

package dev.countersign.engine;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TimerEntity;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/**
 * Retries of failed jobs as the engine has them, but for timers that somebody ran before they were due: those stay as they
 * were. The time of the next attempt would bring them forward.
 */
class FailedJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new UnlessEarly(jobId, exception);
    }

    private static final class UnlessEarly extends DefaultJobRetryCmd {

        UnlessEarly(String jobId, Throwable exception) {
            super(jobId, exception);
        }

        @Override
        public @Nullable Object execute(CommandContext commandContext) {
            @Nullable JobEntity job = getJob();
            boolean early = job instanceof TimerEntity
                    && job.getDuedate() != null
                    && job.getDuedate().after(ClockUtil.getCurrentTime());
            return early ? null : super.execute(commandContext);
        }
    }
}

package dev.countersign.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of approvals. */
@ConfigMapping(prefix = "countersign.approval")
public interface ApprovalConfig {

    /** The group that is asked when nobody may decide about a task and its model names no group for that. */
    @WithDefault("managers")
    String escalationGroup();

    /** Exceptions from the rules that two admins make together. */
    OverrideConfig override();

    /** Settings of the exceptions. */
    interface OverrideConfig {

        /** How long a request waits for a second admin. */
        @WithDefault("P2D")
        Duration answerWithin();

        /** How long a confirmed exception can be used. */
        @WithDefault("P1D")
        Duration usableFor();
    }
}

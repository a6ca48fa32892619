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

    /** Open tasks of which too few people may decide. */
    ShortageConfig shortage();

    /** Settings of the search for tasks that nobody can complete any more. */
    interface ShortageConfig {

        /** Whether this node looks. Changes wait where no node does. */
        @WithDefault("true")
        boolean enabled();

        /** How often it looks at tasks of which something has changed. */
        @WithDefault("1s")
        String every();

        /** How often all open tasks are looked at, by one of the nodes: people leave, and groups change. */
        @WithDefault("PT1H")
        Duration sweepEvery();

        /** How many tasks at a time. */
        @WithDefault("50")
        int batch();
    }

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

package dev.countersign.job;

/** Why a job that is written down has not been started. */
enum WaitReason {
    /** It is started with the next look. */
    NEXT,
    /** A node is starting it. */
    STARTING,
    /** It failed before and is tried again later. */
    BACK_OFF,
    /** Its process is suspended. */
    SUSPENDED,
    /** All slots of its pool are taken. */
    POOL_FULL,
    /** As many jobs of its process run as may. */
    PROCESS_LIMIT,
    /** As many jobs of its tenant run as may. */
    TENANT_LIMIT,
    /** As many jobs run on this machine as may. */
    MACHINE_FULL
}

package dev.countersign.identity;

/** The role names of {@code @RolesAllowed}. A user holds any number of them; none implies another. */
public final class Role {
    /** Sees processes, jobs and decisions. */
    public static final String VIEWER = "viewer";
    /** Works on user tasks. */
    public static final String APPROVER = "approver";
    /** Repairs, retries and cancels. */
    public static final String OPERATOR = "operator";
    /** Deploys models. */
    public static final String MODELLER = "modeller";
    /** Manages users and sees everything. */
    public static final String ADMIN = "admin";
    /** A program that works on external tasks through {@code /engine-rest}; not a person. */
    public static final String WORKER = "worker";

    private Role() {}
}

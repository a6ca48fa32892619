package dev.countersign.identity;

/**
 * A user that was made for a program.
 *
 * @param password shown this once; only its hash is kept
 */
public record WorkerUserView(String id, String name, String password) {}

package dev.countersign.engine;

/**
 * Marks engine exceptions with which a {@link UserTaskListener} refuses an operation for a reason that the caller is to
 * see. The engine wraps what listeners throw; the REST layer looks for this inside.
 */
public interface RuleRefusal {}

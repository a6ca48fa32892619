package dev.countersign.taskkind;

/**
 * An input parameter that is not as its task kind describes it.
 *
 * @param message one sentence for the modeller
 */
public record InputProblem(String input, String message) {}

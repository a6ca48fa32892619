package dev.countersign.problem;

/**
 * One thing wrong with a request.
 *
 * @param field the path of the field, in the terms of the caller ({@code items[0].amount}); empty for the whole body
 * @param in where the field was: {@code body}, {@code query}, {@code path}
 * @param message what is wrong, as a sentence for the person who filled it in
 */
public record Violation(String field, String in, String message) {

    /** A violation of a field of the request body. */
    public static Violation inBody(String field, String message) {
        return new Violation(field, "body", message);
    }

    /** A violation of a query parameter. */
    public static Violation inQuery(String parameter, String message) {
        return new Violation(parameter, "query", message);
    }
}

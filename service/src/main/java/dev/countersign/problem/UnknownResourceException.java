package dev.countersign.problem;

/** The thing that the caller names does not exist, or not for the caller; answered with 404. */
public class UnknownResourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was looked for, as a person names it ({@code task})
     * @param id the id that was given
     */
    public UnknownResourceException(String kind, String id) {
        super("There is no " + kind + " '" + id + "'.");
    }
}

package dev.countersign.engine;

/** An expression of a decision failed on the given values. The message is one sentence for the modeller. */
public class DecisionNotEvaluatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DecisionNotEvaluatedException(String decision, Throwable cause) {
        super("The decision '" + decision + "' cannot be evaluated: " + innermost(cause), cause);
    }

    private static String innermost(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).replaceFirst("^[A-Z/_-]+-?\\d+ ", "");
    }
}

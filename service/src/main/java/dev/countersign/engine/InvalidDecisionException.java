package dev.countersign.engine;

/** A decision model that cannot be used; names the file, the element (its id, or a line) and the reason. */
public class InvalidDecisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String element;
    private final String reason;

    /**
     * @param element id of the element that is wrong, {@code line 12}, or empty for the whole file
     * @param reason one sentence for the modeller
     */
    public InvalidDecisionException(String file, String element, String reason) {
        super(file + (element.isEmpty() ? "" : ", " + element) + ": " + reason);
        this.file = file;
        this.element = element;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public String element() {
        return element;
    }

    public String reason() {
        return reason;
    }
}

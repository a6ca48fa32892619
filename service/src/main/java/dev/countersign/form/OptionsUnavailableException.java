package dev.countersign.form;

import dev.countersign.problem.UnavailableException;
import java.util.Map;

/** The query that gives a field its options fails or takes too long. */
class OptionsUnavailableException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    OptionsUnavailableException(OptionQuery query, Throwable cause) {
        super(
                "options-unavailable",
                "The options of the field '%s' cannot be read at the moment.".formatted(query.field()),
                Map.of("field", query.field()),
                cause);
    }
}

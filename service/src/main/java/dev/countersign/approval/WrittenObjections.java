package dev.countersign.approval;

import dev.countersign.approval.Objection.Code;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Reads what requests from before objections were values have as one text. */
final class WrittenObjections {

    private static final Map<Code, String> BEGINNINGS = Map.of(
            Code.TOOK_PART, "Four eyes: '%s' completed an earlier step",
            Code.STARTED_PROCESS, "Four eyes: '%s' started this process",
            Code.NOT_COUNTED, "The approval of '%s' would not count");

    private WrittenObjections() {}

    /** The objections against a person that a text names. */
    static Set<Code> namedIn(String text, String userId) {
        Set<Code> named = EnumSet.noneOf(Code.class);
        BEGINNINGS.forEach((code, beginning) -> {
            if (text.contains(beginning.formatted(userId))) {
                named.add(code);
            }
        });
        return named;
    }
}

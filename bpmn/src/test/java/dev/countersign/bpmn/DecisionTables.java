package dev.countersign.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.operaton.bpm.dmn.engine.DmnDecision;
import org.operaton.bpm.dmn.engine.DmnEngine;
import org.operaton.bpm.dmn.engine.DmnEngineConfiguration;

/** Evaluates the decision tables as the service does: FEEL, plain maps as input, the one rule that fits as a map. */
final class DecisionTables {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private DecisionTables() {}

    static DmnDecision read(String resource, String key) {
        try (InputStream model = DecisionTables.class.getResourceAsStream(resource)) {
            return ENGINE.parseDecision(key, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> decide(DmnDecision decision, Map<String, Object> variables) {
        return ENGINE.evaluateDecisionTable(decision, variables)
                .getSingleResult()
                .getEntryMap();
    }
}

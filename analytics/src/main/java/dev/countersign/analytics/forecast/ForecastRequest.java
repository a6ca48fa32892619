package dev.countersign.analytics.forecast;

import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.BadInputException;
import dev.countersign.analytics.runner.Parameters;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of the forecast application, checked.
 *
 * @param snapshot folder of the ingested data
 * @param settings horizon and methods
 * @param excludeBefore rows before this date are left out
 */
record ForecastRequest(Path snapshot, ForecastSettings settings, Optional<LocalDate> excludeBefore) {
    static final Set<String> PARAMETERS = Set.of("snapshot", "horizon", "methods", "method", "excludeBefore");

    static ForecastRequest of(Parameters parameters) {
        Path snapshot = Path.of(parameters.text("snapshot"));
        Panel.requireSnapshot(snapshot);
        ForecastSettings settings = ForecastSettings.of(
                parameters.integer("horizon", ForecastSettings.DEFAULT_HORIZON, 1, ForecastSettings.LONGEST_HORIZON));
        List<String> methods = parameters.list("methods").stream()
                .map(name -> known("methods", name))
                .filter(name -> !name.equals(MethodCatalogue.MIX))
                .toList();
        if (!methods.isEmpty()) {
            settings = settings.withMethods(methods);
        }
        String method = parameters
                .optionalText("method")
                .map(name -> known("method", name))
                .orElse(MethodCatalogue.MIX);
        if (!method.equals(MethodCatalogue.MIX)) {
            settings = settings.withMethods(List.of(method));
        }
        return new ForecastRequest(snapshot, settings, parameters.date("excludeBefore"));
    }

    private static String known(String field, String name) {
        return MethodCatalogue.canonical(name)
                .orElseThrow(() -> new BadInputException(
                        "unknown-method",
                        "The method '" + name + "' is unknown; known are mix, "
                                + String.join(", ", new TreeSet<>(MethodCatalogue.ids())) + ".",
                        field));
    }
}

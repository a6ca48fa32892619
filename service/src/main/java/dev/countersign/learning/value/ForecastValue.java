package dev.countersign.learning.value;

import dev.countersign.engine.ExposedToModels;
import dev.countersign.learning.value.PublishedForecast.Run;
import dev.countersign.learning.value.PublishedForecast.Weeks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/**
 * What models tell about forecasts and figures: {@code ${forecastValue.published(execution)}} at the end of the job
 * that published, {@code ${forecastValue.actualsArrived(execution)}} at the end of the job that read new figures.
 * It takes notes and starts the process {@code forecast-value}; nothing here waits.
 */
@Named("forecastValue")
@ExposedToModels
@ApplicationScoped
public class ForecastValue {

    private final ForecastValueService service;
    private final RepositoryService repositoryService;

    ForecastValue(ForecastValueService service, RepositoryService repositoryService) {
        this.service = service;
        this.repositoryService = repositoryService;
    }

    /** To be called at the end of a job of the application {@code publish}; a job that failed has no result to note. */
    public void published(DelegateExecution execution) {
        if (result(execution).get("published") instanceof String folder) {
            Object forecast = execution.getVariable("forecast");
            Map<?, ?> result = forecast instanceof Map<?, ?> map ? map : Map.of();
            service.published(run(execution), folder, new Weeks(date(result.get("from")), date(result.get("to"))));
        }
    }

    /** To be called at the end of a job of the application {@code ingest}. */
    public void actualsArrived(DelegateExecution execution) {
        Map<?, ?> ingest = result(execution);
        if (ingest.get("snapshot") instanceof String snapshot) {
            Map<?, ?> profile = ingest.get("profile") instanceof Map<?, ?> map ? map : Map.of();
            service.actualsArrived(run(execution), snapshot, date(profile.get("lastDate")));
        }
    }

    /**
     * Takes the score from the instance that was started for it, and from no other.
     *
     * @param score the result of the application {@code score}
     */
    public void record(DelegateExecution execution, Map<String, Object> score) {
        service.scored(scoreId(execution), execution.getProcessInstanceId(), Score.of(score));
    }

    /** @param jobError why there is no score */
    public void failed(DelegateExecution execution, Map<String, Object> jobError) {
        service.failed(scoreId(execution), execution.getProcessInstanceId(), String.valueOf(jobError.get("message")));
    }

    private static Map<?, ?> result(DelegateExecution execution) {
        return execution.getVariableLocal("result") instanceof Map<?, ?> result ? result : Map.of();
    }

    private Run run(DelegateExecution execution) {
        return new Run(
                repositoryService
                        .getProcessDefinition(execution.getProcessDefinitionId())
                        .getKey(),
                execution.getProcessInstanceId(),
                execution.getProcessBusinessKey(),
                String.valueOf(execution.getVariable("input")));
    }

    private static UUID scoreId(DelegateExecution execution) {
        return UUID.fromString((String) Objects.requireNonNull(execution.getVariable("scoreId")));
    }

    private static @Nullable LocalDate date(@Nullable Object text) {
        try {
            return text == null ? null : LocalDate.parse(text.toString());
        } catch (DateTimeParseException e) {
            return null; // a job of somebody else's; the weeks are found out when the forecast is scored
        }
    }
}

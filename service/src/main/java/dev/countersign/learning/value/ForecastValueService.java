package dev.countersign.learning.value;

import dev.countersign.learning.value.PublishedForecast.Run;
import dev.countersign.learning.value.PublishedForecast.Weeks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what was published, has it scored when figures arrive, and keeps the scores. */
@ApplicationScoped
class ForecastValueService {

    /** The process that runs the application {@code score}. */
    static final String PROCESS = "forecast-value";

    private static final Logger LOG = LoggerFactory.getLogger(ForecastValueService.class);

    private final PublishedForecastRepository publications;
    private final ScoreRepository scores;
    private final Approvers approvers;
    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final ForecastValueConfig config;
    private final Clock clock;

    ForecastValueService(
            PublishedForecastRepository publications,
            ScoreRepository scores,
            Approvers approvers,
            RuntimeService runtimeService,
            RepositoryService repositoryService,
            ForecastValueConfig config,
            Clock clock) {
        this.publications = publications;
        this.scores = scores;
        this.approvers = approvers;
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void published(Run run, String folder, Weeks weeks) {
        if (!publications.isKnown(folder)) {
            publications.persist(
                    new PublishedForecast(run, folder, clock.instant(), weeks, approvers.of(run.instanceId())));
        }
    }

    /** Starts one scoring for each earlier forecast of the same process and input that the figures reach into. */
    @Transactional
    void actualsArrived(Run run, String snapshot, @Nullable LocalDate lastFigures) {
        if (!config.enabled() || !processIsDeployed()) {
            return;
        }
        LocalDate settled = lastFigures == null
                ? null
                : lastFigures.minusDays(config.reviseFor().toDays());
        publications.ofOtherRuns(run).stream()
                .filter(each -> each.reachedBy(lastFigures) && !each.settledBefore(settled))
                .limit(config.maxPerArrival())
                .forEach(each -> score(each, snapshot));
    }

    private void score(PublishedForecast publication, String snapshot) {
        UUID id = UUID.randomUUID();
        if (scores.request(id, publication.id(), snapshot, clock.instant())) {
            String instanceId = runtimeService
                    .startProcessInstanceByKey(
                            PROCESS,
                            publication.businessKey(),
                            Map.of(
                                    "scoreId", id.toString(),
                                    "published", publication.published(),
                                    "snapshot", snapshot))
                    .getId();
            scores.startedAs(id, instanceId);
            LOG.info("Scoring {} against {} in {}", publication.published(), snapshot, instanceId);
        }
    }

    private boolean processIsDeployed() {
        return repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PROCESS)
                        .active()
                        .count()
                > 0;
    }

    @Transactional
    void scored(UUID id, String instanceId, Score score) {
        if (!scores.scored(id, instanceId, score, clock.instant())) {
            LOG.info("The score {} was there already, or is not for {} to give", id, instanceId);
        }
    }

    @Transactional
    void failed(UUID id, String instanceId, String reason) {
        scores.failed(id, instanceId, reason);
    }
}

package dev.countersign.learning.policy;

import dev.countersign.engine.InvalidDecisionException;
import dev.countersign.engine.TransientDecision;
import dev.countersign.engine.TransientDecisions;
import dev.countersign.learning.sampling.SampleService;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.Violation;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.history.HistoricVariableUpdate;

/**
 * Runs trials on a few threads of their own: an expression that takes for ever costs its trial a time-out and keeps one of
 * those threads, nothing else.
 */
@ApplicationScoped
class PolicyTrialService {

    private static final int BATCH = 100;
    private static final String BLIND = "A blind review of this case is not answered yet.";

    private final TransientDecisions decisions;
    private final RepositoryService repositoryService;
    private final PastEvaluations past;
    private final HumanOutcomes humanOutcomes;
    private final SampleService samples;
    private final PolicyTrialConfig config;
    private final PolicyTrialLog log;
    private final ThreadPoolExecutor threads;

    PolicyTrialService(
            TransientDecisions decisions,
            RepositoryService repositoryService,
            PastEvaluations past,
            HumanOutcomes humanOutcomes,
            SampleService samples,
            PolicyTrialConfig config,
            PolicyTrialLog log) {
        this.decisions = decisions;
        this.repositoryService = repositoryService;
        this.past = past;
        this.humanOutcomes = humanOutcomes;
        this.samples = samples;
        this.config = config;
        this.log = log;
        this.threads =
                new ThreadPoolExecutor(0, config.maxRunning(), 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "policy-trial");
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    PolicyTrial run(PolicyTrialRequest request, String user) {
        if (request.from() != null && request.to() != null && !request.from().isBefore(request.to())) {
            throw new InvalidInputException(
                    "The period is empty.", List.of(Violation.inBody("to", "must be after 'from'")));
        }
        TransientDecision onTrial = read(request);
        String replay = Objects.requireNonNullElse(request.replay(), onTrial.key());
        requireKnown(request.definition(), replay);
        String output = output(request, onTrial);
        PolicyTrial trial = inTime(() -> replay(request, onTrial, replay, output));
        log.write(request, replay, trial, user);
        return trial;
    }

    private TransientDecision read(PolicyTrialRequest request) {
        try {
            return decisions.read(
                    request.fileName(), request.xml().getBytes(StandardCharsets.UTF_8), request.decision());
        } catch (InvalidDecisionException e) {
            throw new InvalidInputException(
                    "The decision model cannot be tried.",
                    List.of(Violation.inBody("xml", Objects.requireNonNull(e.getMessage()))));
        }
    }

    private void requireKnown(String definition, String decision) {
        if (repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(definition)
                        .count()
                == 0) {
            throw new InvalidInputException(
                    "There is no such past.",
                    List.of(Violation.inBody("definition", "There is no process '" + definition + "'.")));
        }
        if (repositoryService
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(decision)
                        .count()
                == 0) {
            throw new InvalidInputException(
                    "There is no such past.",
                    List.of(Violation.inBody("replay", "No decision '" + decision + "' was ever deployed.")));
        }
    }

    private static String output(PolicyTrialRequest request, TransientDecision onTrial) {
        List<String> outputs = onTrial.outputs();
        if (request.output() == null) {
            return outputs.isEmpty() ? onTrial.key() : outputs.get(0);
        }
        if (!outputs.contains(request.output())) {
            throw new InvalidInputException(
                    "The decision model cannot be tried.",
                    List.of(Violation.inBody(
                            "output",
                            "The table has no output '" + request.output() + "'; it has " + String.join(", ", outputs)
                                    + ".")));
        }
        return request.output();
    }

    private PolicyTrial inTime(java.util.concurrent.Callable<PolicyTrial> work) {
        Duration timeout = config.timeout();
        Future<PolicyTrial> running;
        try {
            running = threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new StateConflictException(
                    "trial-busy", "As many trials as allowed are running. Try again when one has ended.");
        }
        try {
            return running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new StateConflictException(
                    "trial-timeout",
                    "The trial took longer than " + timeout.toSeconds()
                            + " s and was given up. Choose a shorter period.");
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new StateConflictException("trial-interrupted", "The service is being stopped.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The trial failed", e.getCause());
        }
    }

    private PolicyTrial replay(PolicyTrialRequest request, TransientDecision onTrial, String key, String output)
            throws InterruptedException {
        List<PastEvaluation> found =
                past.find(request.definition(), key, request.from(), request.to(), config.maxCases());
        boolean capped = found.size() > config.maxCases();
        List<PastEvaluation> evaluations = capped ? found.subList(0, config.maxCases()) : found;
        TrialTable table = new TrialTable(onTrial, output, decisions, repositoryService);
        List<TrialCase> cases = new ArrayList<>();
        int onRecordedInputs = 0;
        for (int first = 0; first < evaluations.size(); first += BATCH) {
            List<PastEvaluation> batch = evaluations.subList(first, Math.min(first + BATCH, evaluations.size()));
            Set<String> instances =
                    batch.stream().map(PastEvaluation::instanceId).collect(Collectors.toSet());
            Map<String, List<HistoricVariableUpdate>> updates = past.updates(instances);
            HumanOutcomes.Runs runs = humanOutcomes.of(instances);
            Set<String> blind = samples.openIn(instances);
            for (PastEvaluation evaluation : batch) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                String instance = evaluation.instanceId();
                TrialTable.Replay result = blind.contains(instance)
                        ? TrialTable.Replay.failed(BLIND)
                        : table.replay(
                                evaluation,
                                PastEvaluations.variablesAt(evaluation, updates.getOrDefault(instance, List.of())));
                onRecordedInputs += result.onRecordedInputs() ? 1 : 0;
                cases.add(new TrialCase(
                        instance,
                        runs.businessKey(instance),
                        evaluation.at(),
                        blind.contains(instance) ? null : table.before(evaluation),
                        result.outcome(),
                        runs.outcome(evaluation),
                        result.problem(),
                        "/instances/" + instance));
            }
        }
        return new TrialReport(cases, request.automaticOutcome())
                .report(onTrial.key(), output, onRecordedInputs, capped, config.maxListed());
    }
}

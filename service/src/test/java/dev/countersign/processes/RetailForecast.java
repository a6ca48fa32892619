package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.evidence.EvidenceService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.engine.ProcessEngine;

/** What the path tests of the retail forecast share: the results its jobs give, and how to get to its tasks. */
abstract class RetailForecast {

    static final String APPROVE = "userTaskApproveForecast";
    static final String SECOND = "userTaskSecondApproval";
    static final String REPAIR = "userTaskRepair";

    @Inject
    ProcessEngine engine;

    @Inject
    EvidenceService evidenceService;

    String digest;

    private final List<ProcessRun> runs = new ArrayList<>();

    @BeforeEach
    void storeEvidence() {
        digest = evidenceService.store(new ObjectMapper()
                .valueToTree(Map.of(
                        "title",
                        "Forecast 2025-01-05 .. 2025-03-23",
                        "summary",
                        "The error is lower than that of the baseline.",
                        "blocks",
                        List.of(Map.of("type", "markdown", "text", "Measured at three origins.")))));
    }

    @AfterEach
    void deleteWhatStillRuns() {
        runs.forEach(ProcessRun::deleteIfRunning);
    }

    ProcessRun start(Map<String, Object> more) {
        Map<String, Object> variables = map("input", "sales/*.csv");
        variables.putAll(more);
        return watched(ProcessRun.start(engine, "retail-forecast", "mia", variables));
    }

    ProcessRun watched(ProcessRun run) {
        runs.add(run);
        return run;
    }

    ProcessRun ingested(double rejectShare) {
        return start(Map.of()).jobSucceeds("jobIngest", ingest(rejectShare));
    }

    ProcessRun evaluated(double wape) {
        return evaluated(ingested(0.0), wape);
    }

    ProcessRun evaluated(ProcessRun run, double wape) {
        return run.jobSucceeds("jobForecast", forecast("/w/forecast/1")).jobSucceeds("jobEvaluate", evaluation(wape));
    }

    Map<String, Object> ingest(double rejectShare) {
        Map<String, Object> profile =
                map("rows", 45_812, "accepted", 45_810, "rejects", 0, "rejectShare", rejectShare, "duplicates", 2);
        profile.putAll(map("calendarGaps", 2, "irregularSteps", 13, "inconsistentTotals", 8, "series", 118));
        profile.putAll(map("firstDate", "2017-01-02", "lastDate", "2024-12-29", "files", 8));
        return map("snapshot", "/w/ingest/1", "format", "avocado", "profile", profile, "evidence", digest);
    }

    static Map<String, Object> forecast(String path) {
        return map("forecast", path, "horizon", 12, "series", 98);
    }

    Map<String, Object> evaluation(double wape) {
        Map<String, Object> evaluation = map("evaluation", "/w/evaluate/1", "wape", wape, "improvement", 0.32);
        evaluation.putAll(map("bias", -0.01, "coverage", 0.79, "worstCategory", map("name", "organic", "wape", 0.09)));
        evaluation.put("evidence", digest);
        evaluation.put(
                "whatIf",
                map(
                        "categories",
                        List.of(map("category", "organic", "total", 5), map("category", "regular", "total", 9))));
        return evaluation;
    }

    static Map<String, Object> publication() {
        return map("published", "/w/published/retail-forecast/1", "rows", 1176, "total", 9.5, "approvedTotal", 9.6);
    }

    static Map<String, Object> jobError(String application, boolean badInput) {
        Map<String, Object> error = map("application", application, "badInput", badInput, "jobId", "j-1");
        error.putAll(map(
                "code", badInput ? "missing-file" : "out-of-memory",
                "message", badInput ? "There is no file sales/*.csv." : "The job ran out of memory.",
                "exitCode", badInput ? 65 : 52,
                "logTail", "java.lang.OutOfMemoryError"));
        return error;
    }
}

package dev.countersign.approval;

import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.DORA;
import static dev.countersign.approval.People.MIA;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.task.Task;

/** Answers of people and the timers that end their tasks at the same moment, with several threads of each. */
@QuarkusTest
class TimerRaceTest {

    private static final int TASKS = 40;
    private static final int ROUNDS = 5;
    private static final int TIMERS = 2;
    private static final List<String> PEOPLE = List.of(ANNA, BEN, MIA, DORA);
    private static final String TIMER = """
            <bpmn:boundaryEvent id="late" attachedToRef="approve"><bpmn:timerEventDefinition id="when">\
            <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>\
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f7" sourceRef="late" targetRef="giveUp" />
            <bpmn:userTask id="giveUp" name="Give up" camunda:candidateGroups="operators" />
            </bpmn:process>""";

    /** A run whose approval somebody has claimed, and its timer. */
    private record Waiting(String instance, String task, String person, String timer) {}

    @Inject
    ApprovalProcess process;

    @Inject
    ManagementService managementService;

    @Inject
    HistoryService historyService;

    @Test
    @Timeout(60)
    void haveExactlyOneWinner() throws Exception {
        Set<Integer> answers = new TreeSet<>();
        for (int round = 0; round < ROUNDS && answers.size() < 2; round++) { // until both have won
            List<Waiting> runs = runs();
            Map<String, Integer> codes = race(runs);
            assertThat(runs).allSatisfy(run -> oneHasWon(run, codes.getOrDefault(run.task(), 0)));
            answers.addAll(codes.values());
        }
        assertThat(answers).containsExactly(200, 409);
    }

    private void oneHasWon(Waiting run, int answer) {
        boolean answered = answer == 200;
        assertThat(answer).isIn(200, 409);
        assertThat(process.task(run.instance()).getTaskDefinitionKey()).isEqualTo(answered ? "publish" : "giveUp");
        assertThat(process.count("select count(*) from decision where task_id = '" + run.task() + "'"))
                .isEqualTo(answered ? 1 : 0);
        assertThat(historyService
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(run.instance())
                        .taskDefinitionKey(answered ? "giveUp" : "publish")
                        .count())
                .isZero();
        assertThat(process.variable(run.instance(), "approval") != null).isEqualTo(answered);
        assertThat(timers(run.instance())).isEmpty();
    }

    private List<Waiting> runs() {
        String key = "timer-race-" + UUID.randomUUID();
        process.deploy(
                key,
                ApprovalProcess.xml(
                                key,
                                "camunda:candidateGroups=\"forecast-reviewers\"",
                                Map.of("excludeInitiator", "true", "resultVariable", "approval"))
                        .replace("</bpmn:process>", TIMER));
        List<Waiting> runs = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            String instance = process.start(key, Map.of());
            process.completeEntry(instance);
            Task task = process.task(instance);
            String person = PEOPLE.get(i % PEOPLE.size());
            claim(person, task.getId()).then().statusCode(200);
            String timer = timers(instance).get(0).getId();
            managementService.setJobDuedate(timer, new Date(0));
            runs.add(new Waiting(instance, task.getId(), person, timer));
        }
        return runs;
    }

    private List<Job> timers(String instance) {
        return managementService.createJobQuery().processInstanceId(instance).list();
    }

    /** Everybody answers what they have while the timers go off in the same order, half of them on each thread. */
    private Map<String, Integer> race(List<Waiting> runs) throws Exception {
        List<Waiting> order = new ArrayList<>(runs);
        Collections.shuffle(order, new Random(11));
        Map<String, Integer> codes = new ConcurrentHashMap<>();
        CyclicBarrier go = new CyclicBarrier(PEOPLE.size() + TIMERS);
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE.size() + TIMERS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (String person : PEOPLE) {
                all.add(() -> {
                    go.await();
                    order.stream().filter(run -> run.person().equals(person)).forEach(run -> {
                        Response answer = complete(person, run.task(), "approve", null);
                        codes.put(run.task(), answer.statusCode());
                        if (answer.statusCode() != 200) { // and nothing that asks to try again
                            assertThat(answer.<String>path("code")).isEqualTo("task-ended");
                        }
                    });
                    return null;
                });
            }
            for (int node = 0; node < TIMERS; node++) {
                int share = node;
                all.add(() -> {
                    go.await();
                    for (int i = share; i < order.size(); i += TIMERS) {
                        goOff(order.get(i));
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
            return codes;
        } finally {
            threads.shutdownNow();
        }
    }

    /** As the engine's job executor does it: whoever was in the way may have to be tried again. */
    private void goOff(Waiting run) {
        while (!timers(run.instance()).isEmpty()) {
            try {
                managementService.executeJob(run.timer());
            } catch (ProcessEngineException e) {
                Thread.onSpinWait(); // the answer was first, or is about to be
            }
        }
    }
}

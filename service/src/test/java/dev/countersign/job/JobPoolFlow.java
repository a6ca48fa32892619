package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Jobs in pools. */
abstract class JobPoolFlow extends JobFlow {

    static final String WAIT = "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED;

    final List<String> instances = new ArrayList<>();

    @BeforeEach
    void deployPools() {
        repositoryService
                .createDeployment()
                .addClasspathResource("models/job-pools.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
    }

    @AfterEach
    void endAll() {
        instances.stream()
                .filter(each -> runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceId(each)
                                .count()
                        > 0)
                .forEach(each -> runtimeService.deleteProcessInstance(each, "test is over"));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(instances)
                    .allSatisfy(each -> assertThat(jobs.ofInstance(each)).noneMatch(job -> job.state.live()));
        });
    }

    String begin(String process, String pool, int priority) {
        String started = runtimeService
                .startProcessInstanceByKey(process, Map.of("script", WAIT, "pool", pool, "priority", priority))
                .getId();
        instances.add(started);
        return started;
    }
}

package dev.countersign.job;

import static dev.countersign.identity.SignedIn.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.repository.Deployment;

/** Pools, priorities and limits with the real engine and database. */
@QuarkusTest
class JobCapacityFlowTest extends JobPoolFlow {

    @Test
    void higherPriorityGoesFirstThenTheEarlierArrival() {
        String running = begin("job-pooled", "test-one", 0);
        round();
        String first = begin("job-pooled", "test-one", 0);
        round();
        String second = begin("job-pooled", "test-one", 0);
        round();
        String urgent = begin("job-pooled", "test-one", 5);
        round();

        assertThat(List.of(stateOf(running), stateOf(first), stateOf(second), stateOf(urgent)))
                .containsExactly(JobState.RUNNING, JobState.INTENDED, JobState.INTENDED, JobState.INTENDED);
        as("anna")
                .get("/api/instances/{id}/jobs", first)
                .then()
                .body("[0].pool", equalTo("test-one"))
                .body("[0].waitsFor", equalTo("POOL_FULL"))
                .body("[0].queuePosition", equalTo(2))
                .body("[0].queuedSeconds", greaterThanOrEqualTo(0));
        as("anna")
                .get("/api/instances/{id}/jobs", urgent)
                .then()
                .body("[0].priority", equalTo(5))
                .body("[0].queuePosition", equalTo(1));
        as("anna")
                .get("/api/instances/{id}/jobs", running)
                .then()
                .body("[0].queuePosition", nullValue())
                .body("[0].waitsFor", nullValue());
        as("anna")
                .get("/api/jobs/pools")
                .then()
                .statusCode(200)
                .body("find { it.name == 'test-one' }.slots", equalTo(1))
                .body("find { it.name == 'test-one' }.running", equalTo(1))
                .body("find { it.name == 'test-one' }.waiting", equalTo(3))
                .body("find { it.name == 'test-one' }.oldestWaitSeconds", greaterThanOrEqualTo(0))
                .body("find { it.name == 'test-one' }.perMachine", equalTo(false))
                .body("find { it.name == 'local' }.perMachine", equalTo(true));

        as("anna")
                .get("/api/jobs?pool=test-one&state=INTENDED")
                .then()
                .statusCode(200)
                .body("items.instanceId", contains(urgent, first, second))
                .body("total", equalTo(3));
        as("anna")
                .get("/api/jobs?pool=test-one&state=INTENDED&state=RUNNING&page=1&size=3")
                .then()
                .body("items.instanceId", contains(running))
                .body("total", equalTo(4));

        runtimeService.deleteProcessInstance(running, "test");
        awaitState(urgent, JobState.RUNNING);
        assertThat(stateOf(first)).isEqualTo(JobState.INTENDED);
        runtimeService.deleteProcessInstance(urgent, "test");
        awaitState(first, JobState.RUNNING);
        assertThat(stateOf(second)).isEqualTo(JobState.INTENDED);
    }

    @Test
    void processHasALimitOfItsOwn() {
        String first = begin("job-limited", "test-five", 0);
        String second = begin("job-limited", "test-five", 0);
        awaitState(first, JobState.RUNNING);
        String other = begin("job-pooled", "test-five", 0);
        awaitState(other, JobState.RUNNING);

        as("anna").get("/api/instances/{id}/jobs", second).then().body("[0].waitsFor", equalTo("PROCESS_LIMIT"));
    }

    @Test
    void tenantHasALimitOfItsOwn() {
        Deployment deployment = repositoryService
                .createDeployment()
                .tenantId("test-acme")
                .addClasspathResource("models/job-pools.bpmn")
                .deploy();
        try {
            String first = ofTenant();
            String second = ofTenant();
            awaitState(first, JobState.RUNNING);

            as("anna")
                    .get("/api/instances/{id}/jobs", second)
                    .then()
                    .body("[0].tenant", equalTo("test-acme"))
                    .body("[0].waitsFor", equalTo("TENANT_LIMIT"));
        } finally {
            endAll();
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void suspendedProcessLetsOthersPass() {
        String suspended = begin("job-pooled", "test-one", 9);
        fetcher.fetch(ScriptBackend.TOPIC);
        runtimeService.suspendProcessInstanceById(suspended);
        String other = begin("job-pooled", "test-one", 0);

        awaitState(other, JobState.RUNNING);

        as("anna").get("/api/instances/{id}/jobs", suspended).then().body("[0].waitsFor", equalTo("SUSPENDED"));
        runtimeService.activateProcessInstanceById(suspended);
        runtimeService.deleteProcessInstance(other, "test");
        awaitState(suspended, JobState.RUNNING);
    }

    @Test
    void unknownPoolIsRefusedAtDeploymentWhereItIsLiteral() {
        String model = model("job-pools.bpmn").replace("${pool}", "nowhere").replace("${priority}", "very");

        assertThatThrownBy(() -> repositoryService
                        .createDeployment()
                        .addString("wrong.bpmn", model)
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("The pool 'nowhere' is not there; there is local, ")
                .hasMessageContaining("priority must be a whole number, not very");
    }

    @Test
    void jobsElsewhereTakeNoPlacesOfTheMachines() {
        String model = model("job-batch.bpmn")
                .replace(
                        "</camunda:inputOutput>",
                        "<camunda:inputParameter name=\"pool\">local</camunda:inputParameter></camunda:inputOutput>");

        assertThatThrownBy(() -> repositoryService
                        .createDeployment()
                        .addString("wrong.bpmn", model)
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("The pool 'local' is for jobs on the service's machines;");
    }

    @Test
    void unknownPoolOfAnExpressionIsBadInput() {
        instance = begin("job-pooled", "nowhere", 0);

        roundsUntil(JobState.FAILED);

        assertThat(theJob().badInput).isTrue();
        assertThat(incident().getIncidentMessage()).startsWith("The pool 'nowhere' is not there; there is ");
    }

    private String ofTenant() {
        String started = runtimeService
                .createProcessInstanceByKey("job-pooled")
                .processDefinitionTenantId("test-acme")
                .setVariables(Map.of("script", WAIT, "pool", "test-two", "priority", 0))
                .execute()
                .getId();
        instances.add(started);
        return started;
    }

    private JobState stateOf(String started) {
        return jobs.ofInstance(started).get(0).state;
    }
}

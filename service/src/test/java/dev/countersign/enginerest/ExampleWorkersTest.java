package dev.countersign.enginerest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.identity.SignedIn;
import dev.countersign.testing.NodeProject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricExternalTaskLog;
import org.operaton.bpm.engine.history.HistoricExternalTaskLogQuery;
import org.operaton.bpm.engine.history.HistoricVariableInstance;
import org.operaton.bpm.engine.runtime.Job;

/** The example workers of each language as real processes: they complete, fail with retries, throw a BPMN error, keep their lock. */
@QuarkusTest
class ExampleWorkersTest {

    private static final Path EXAMPLES = Path.of("..", "examples", "workers");
    private static final String PROCESS = "invoice";
    private static final String USER = "invoice-worker";

    @TestHTTPResource("/engine-rest")
    String url;

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    ManagementService managementService;

    @Inject
    ExternalTaskService externalTaskService;

    @Inject
    HistoryService historyService;

    @Inject
    EntityManager entityManager;

    private RateServer rates;
    private @Nullable Process worker;
    private @Nullable Path output;

    @BeforeEach
    void aModelAndAUserWhoIsAWorkerOnly() throws IOException {
        rates = new RateServer();
        repositoryService
                .createDeployment()
                .name(PROCESS)
                .addString(PROCESS + ".bpmn", Files.readString(EXAMPLES.resolve("invoice.bpmn")))
                .enableDuplicateFiltering(true)
                .deploy();
        QuarkusTransaction.requiringNew().run(() -> {
            entityManager
                    .createNativeQuery("insert into app_user (id, name, password_hash, created_at) select '" + USER
                            + "', 'Invoice worker', password_hash, created_at from app_user where id = 'admin'"
                            + " on conflict do nothing")
                    .executeUpdate();
            entityManager
                    .createNativeQuery(
                            "insert into app_user_role values ('" + USER + "', 'worker') on conflict do nothing")
                    .executeUpdate();
        });
    }

    @AfterEach
    void stop() throws Exception {
        if (worker != null) {
            worker.destroy();
            assertThat(worker.waitFor(120, TimeUnit.SECONDS))
                    .as("the worker ends on SIGTERM")
                    .isTrue();
        }
        rates.close();
        runtimeService.createProcessInstanceQuery().processDefinitionKey(PROCESS).list().stream()
                .map(instance -> instance.getId())
                .forEach(id -> runtimeService.deleteProcessInstance(id, "test is over"));
    }

    @Test
    void javaScript() throws Exception {
        Path folder = NodeProject.installed(EXAMPLES.resolve("javascript"));

        worksAsItShould(folder, "node", "worker.mjs");
    }

    @Test
    void python() throws Exception {
        worksAsItShould(EXAMPLES.resolve("python"), "python3", "worker.py");
    }

    @Test
    void java() throws Exception {
        worksAsItShould(
                EXAMPLES.resolve("java"),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "src/main/java/org/example/worker/InvoiceWorker.java");
    }

    private void worksAsItShould(Path folder, String... command) throws IOException {
        // given
        start(folder, command);

        // when
        String paid = instance("USD");
        String away = instance("GBP");
        String unknown = instance("XYZ");

        // then
        expectEnd(paid, "endWritten");
        assertThat(variable(paid, "invoice"))
                .isEqualTo(Map.of("number", "INV-" + paid, "total", 62.5, "currency", "EUR"));
        expectEnd(unknown, "endRefused");
        expectEnd(away, "endWritten");
        assertThat(variable(away, "invoice"))
                .isEqualTo(Map.of("number", "INV-" + away, "total", 156.25, "currency", "EUR"));
        assertThat(log(away).failureLog().list())
                .extracting(HistoricExternalTaskLog::getErrorMessage)
                .singleElement()
                .asString()
                .startsWith("The rates cannot be read: ")
                .contains("503");
        assertThat(log(away).successLog().singleResult().getRetries())
                .as("what was left of three attempts")
                .isEqualTo(2);

        // and: the lock of two seconds is kept for longer than that
        String slow = instance("CHF");
        await().atMost(Duration.ofMinutes(2)).until(() -> rates.calls("CHF") == 1);
        long locked = System.nanoTime();
        await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(30)).until(() -> isLocked(slow));
        assertThat(System.nanoTime() - locked)
                .isGreaterThan(Duration.ofSeconds(5).toNanos());
        rates.answerTheSlowOnes();
        expectEnd(slow, "endWritten");
        assertThat(rates.calls("CHF")).isEqualTo(1);
    }

    private void start(Path folder, String... command) throws IOException {
        Path log = Files.createTempFile("worker", ".log");
        output = log;
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "ENGINE_URL",
                        url,
                        "ENGINE_USER",
                        USER,
                        "ENGINE_PASSWORD",
                        SignedIn.password("admin"),
                        "RATES_URL",
                        rates.url(),
                        "LOCK_MILLISECONDS",
                        "2000",
                        "RETRY_MILLISECONDS",
                        "200"));
        worker = builder.start();
    }

    private String instance(String currency) {
        String id = runtimeService
                .startProcessInstanceByKey(PROCESS, Map.of("amount", 100, "currency", currency))
                .getId();
        for (Job job : managementService.createJobQuery().processInstanceId(id).list()) {
            managementService.executeJob(job.getId());
        }
        return id;
    }

    private void expectEnd(String instance, String element) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(historyService
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance)
                                .activityId(element)
                                .list())
                        .as(() -> "the worker said: " + said())
                        .extracting(HistoricActivityInstance::getActivityId)
                        .containsExactly(element));
    }

    private boolean isLocked(String instance) {
        return externalTaskService
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .locked()
                        .count()
                == 1;
    }

    private HistoricExternalTaskLogQuery log(String instance) {
        return historyService.createHistoricExternalTaskLogQuery().processInstanceId(instance);
    }

    private Object variable(String instance, String name) {
        HistoricVariableInstance variable = historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(name)
                .singleResult();
        return variable.getValue();
    }

    private String said() {
        try {
            return output == null ? "" : Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The client and what it needs, of the version that the example's pom names. */
    private static String classPath() throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve("java/pom.xml")))
                .contains("<artifactId>camunda-external-task-client</artifactId>")
                .contains("<version>7.23.0</version>");
        return System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"))
                .replace("target" + File.separator + "classes", "");
    }
}

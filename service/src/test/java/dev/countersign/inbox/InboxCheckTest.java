package dev.countersign.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** The check finds every way in which the inbox can be wrong, and a rebuild puts it right. */
@QuarkusTest
class InboxCheckTest {

    @Inject
    DriftModel model;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    InboxCheckService check;

    @Inject
    InboxRebuildService rebuild;

    @Inject
    EntityManager entityManager;

    private String task;

    @BeforeEach
    void startARun() {
        String instance = runtime.startProcessInstanceById(
                        model.deploy("checked").getId(), "checked-1")
                .getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey("a")
                .singleResult()
                .getId();
        assertThat(check.check().differences()).isEmpty();
    }

    @AfterEach
    void leaveAllWell() {
        rebuild.rebuild();
        assertThat(check.check().consistent()).isTrue();
    }

    @Test
    void findsAnotherValue() {
        sql("update inbox_task set priority = 7, assignee = 'mallory', owner = 'eve' where id = '" + task + "'");

        InboxCheck result = check.check();

        assertThat(result.consistent()).isFalse();
        assertThat(result.differing()).isEqualTo(1);
        assertThat(result.differences())
                .containsExactly(new InboxCheck.Difference(
                        task, InboxCheck.Kind.DIFFERENT, List.of("assignee", "owner", "priority")));
    }

    @Test
    void findsAMissingRow() {
        sql("delete from inbox_task where id = '" + task + "'");

        assertThat(check.check().differences())
                .containsExactly(new InboxCheck.Difference(task, InboxCheck.Kind.MISSING, List.of()));
    }

    @Test
    void findsARowTooMany() {
        sql("insert into inbox_task select ('zz-' || id)::varchar, name, task_key, definition_id, definition_key,"
                + " definition_name, instance_id, execution_id, business_key, assignee, audience, created_at, due_at,"
                + " follow_up_at, priority, description, search from inbox_task where id = '" + task + "'");

        assertThat(check.check().differences())
                .containsExactly(new InboxCheck.Difference("zz-" + task, InboxCheck.Kind.SURPLUS, List.of()));
        assertThat(rebuild.rebuild().surplus()).isEqualTo(1);
    }

    @Test
    void findsAnotherAudience() {
        sql("update act_ru_identitylink set group_id_ = 'yellow' where group_id_ = 'red' and task_id_ = '" + task
                + "'");

        assertThat(check.check().differences())
                .extracting(InboxCheck.Difference::taskId, InboxCheck.Difference::members)
                .containsExactly(tuple(task, List.of("audience", "groups")));
    }

    @Test
    void isFilledAtTheStartOfAnInstallationThatHasNone() {
        sql("delete from inbox_fill");
        sql("delete from inbox_task");
        sql("delete from inbox_audience");

        rebuild.onStart(new StartupEvent());

        assertThat(check.check().consistent()).isTrue();
        assertThat(check.check().rows()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aRollBackLeavesNoTrace() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    tasks.claim(task, "anna");
                    tasks.setPriority(task, 99);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(check.check().consistent()).isTrue();
        assertThat(entityManager
                        .createNativeQuery("select assignee from inbox_task where id = ?1")
                        .setParameter(1, task)
                        .getSingleResult())
                .isNull();
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager.createNativeQuery(sql).executeUpdate());
    }
}

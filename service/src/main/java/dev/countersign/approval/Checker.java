package dev.countersign.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody took part in a task that checks a step, as one row for each step that it checks. */
@Entity
@Immutable
@Table(name = "task_checker")
class Checker {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "root_instance_id")
    private String rootInstanceId;

    @Column(name = "definition_key")
    private String definitionKey;

    @Column(name = "activity_id")
    private String activityId;

    @Column(name = "user_id")
    String userId;

    @Column(name = "task_id")
    String taskId;

    @Column(name = "task_key")
    String taskKey;

    @Column(name = "definition_id")
    String definitionId;

    @Column(name = "took_part_at")
    private Instant at;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Checker() {}

    Checker(GuardedTask task, Participant.Activity checked, String userId, Instant at) {
        this.rootInstanceId = task.rootInstanceId();
        this.definitionKey = checked.definitionKey();
        this.activityId = checked.id();
        this.userId = userId;
        this.taskId = task.id();
        this.taskKey = task.taskKey();
        this.definitionId = task.definitionId();
        this.at = at;
    }

    Participant.Activity checked() {
        return new Participant.Activity(definitionKey, activityId);
    }
}

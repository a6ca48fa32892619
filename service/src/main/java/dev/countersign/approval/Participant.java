package dev.countersign.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody took part in a step, as one row for the user task and one for each sub-process and call activity around it. */
@Entity
@Immutable
@Table(name = "task_participant")
class Participant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "root_instance_id")
    private String rootInstanceId;

    @Column(name = "instance_id")
    private String instanceId;

    @Column(name = "definition_key")
    private String definitionKey;

    @Column(name = "activity_id")
    private String activityId;

    @Column(name = "task_id")
    private String taskId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "took_part_at")
    private Instant at;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Participant() {}

    Participant(GuardedTask task, Activity activity, String userId, Instant at) {
        this.rootInstanceId = task.rootInstanceId();
        this.instanceId = task.instanceId();
        this.definitionKey = activity.definitionKey();
        this.activityId = activity.id();
        this.taskId = task.id();
        this.userId = userId;
        this.at = at;
    }

    /** An activity of a model. */
    record Activity(String definitionKey, String id) {}
}

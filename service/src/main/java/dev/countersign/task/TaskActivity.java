package dev.countersign.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to a task and stands in no log of the engine. */
@Entity
@Table(name = "task_activity")
class TaskActivity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    @Nullable
    Long id;

    @Column(name = "task_id")
    String taskId;

    @Column(name = "at")
    Instant at;

    @Column(name = "kind")
    String kind;

    @Column(name = "actor")
    @Nullable
    String actor;

    @Column(name = "details")
    String details;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TaskActivity() {}

    TaskActivity(String taskId, Instant at, String kind, @Nullable String actor, String details) {
        this.taskId = taskId;
        this.at = at;
        this.kind = kind;
        this.actor = actor;
        this.details = details;
    }
}

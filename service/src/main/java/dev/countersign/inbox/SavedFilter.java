package dev.countersign.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question to the inbox that a person keeps under a name. */
@Entity
@Table(name = "task_filter")
class SavedFilter {

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "owner", nullable = false)
    String owner;

    @Column(name = "name", nullable = false)
    String name;

    @Column(name = "query", nullable = false)
    String query;

    @Column(name = "sort", nullable = false)
    String sort;

    @Column(name = "colour")
    @Nullable
    String colour;

    @Column(name = "preselected", nullable = false)
    boolean preselected;

    @Column(name = "shared_with")
    @Nullable
    String sharedWith;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SavedFilter() {}

    SavedFilter(UUID id, String owner, SavedFilterRequest request, String query, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.createdAt = createdAt;
        this.name = request.name();
        this.query = query;
        this.sort = request.sort();
        this.colour = request.colour();
        this.preselected = request.preselected();
        this.sharedWith = request.sharedWith();
    }

    void change(SavedFilterRequest request, String newQuery) {
        name = request.name();
        query = newQuery;
        sort = request.sort();
        colour = request.colour();
        preselected = request.preselected();
        sharedWith = request.sharedWith();
    }
}

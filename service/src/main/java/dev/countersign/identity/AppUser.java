package dev.countersign.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An embedded user: known to this service alone. */
@Entity
@Table(name = "app_user")
class AppUser {
    @Id
    @Column(name = "id")
    String id;

    @Column(name = "name", nullable = false)
    String name;

    @Column(name = "email")
    @Nullable
    String email;

    @Column(name = "password_hash", nullable = false)
    String passwordHash;

    @Column(name = "active", nullable = false)
    boolean active = true;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "app_user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    Set<String> roles = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "app_user_group", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "group_name")
    Set<String> groups = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected AppUser() {}

    AppUser(User user, String passwordHash, Instant createdAt) {
        this.id = user.id();
        this.name = user.name();
        this.email = user.email();
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
        this.roles.addAll(user.roles());
        this.groups.addAll(user.groups());
    }

    User toUser() {
        return new User(id, name, email, roles, groups);
    }
}

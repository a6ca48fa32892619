package dev.countersign.identity;

import dev.countersign.engine.ActingUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lets the engine's listeners know who acts: the user who sent the current request. */
@ApplicationScoped
class RequestActor implements ActingUser {
    private final CurrentUser currentUser;

    RequestActor(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public Optional<Actor> current() {
        return currentUser.find().map(user -> new Actor(user.id(), List.copyOf(user.groups())));
    }
}

package dev.countersign.task;

import dev.countersign.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;

/** The actor of the current request. */
@ApplicationScoped
class CurrentActor {

    private final CurrentUser currentUser;

    CurrentActor(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    Actor get() {
        return Actor.of(currentUser.get());
    }
}

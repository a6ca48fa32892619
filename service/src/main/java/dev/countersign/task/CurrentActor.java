package dev.countersign.task;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import jakarta.enterprise.context.ApplicationScoped;

/** The actor of the current request. */
@ApplicationScoped
class CurrentActor {

    private final CurrentUser currentUser;

    CurrentActor(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    Actor get() {
        User user = currentUser.get();
        return new Actor(user.id(), user.groups(), user.roles());
    }
}

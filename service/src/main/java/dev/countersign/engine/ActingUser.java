package dev.countersign.engine;

import java.util.List;
import java.util.Optional;

/** Tells the engine on whose behalf the current thread works. Implemented by the feature that signs people in. */
public interface ActingUser {

    /** Empty when nobody is signed in: a timer, an asynchronous step, a start-up task. */
    Optional<Actor> current();

    /** Whom the engine names as initiator and actor, and the groups that count for candidate groups. */
    record Actor(String userId, List<String> groups) {

        public Actor {
            groups = List.copyOf(groups);
        }
    }
}

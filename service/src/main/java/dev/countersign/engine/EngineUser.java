package dev.countersign.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.operaton.bpm.engine.IdentityService;

/** The user in whose name the engine is called right now. */
@ApplicationScoped
public class EngineUser {

    private final IdentityService identityService;

    EngineUser(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** Empty when nobody stands behind the call: a timer, an asynchronous step, a start-up task. */
    public Optional<String> id() {
        return Optional.ofNullable(identityService.getCurrentAuthentication()).map(user -> user.getUserId());
    }
}

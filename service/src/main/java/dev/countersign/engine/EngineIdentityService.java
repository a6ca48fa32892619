package dev.countersign.engine;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.IdentityServiceImpl;
import org.operaton.bpm.engine.impl.identity.Authentication;

/**
 * Asks who is signed in each time the engine wants to know, instead of being told at the start of a request and having to
 * forget at its end: a request that ends on another thread (long polling) cannot leave its user behind.
 */
class EngineIdentityService extends IdentityServiceImpl {

    private final Supplier<Stream<ActingUser>> actingUsers;

    EngineIdentityService(Supplier<Stream<ActingUser>> actingUsers) {
        this.actingUsers = actingUsers;
    }

    @Override
    public @Nullable Authentication getCurrentAuthentication() {
        Authentication set = super.getCurrentAuthentication();
        return set != null ? set : signedIn();
    }

    private @Nullable Authentication signedIn() {
        return actingUsers
                .get()
                .map(ActingUser::current)
                .flatMap(Optional::stream)
                .findFirst()
                .map(actor -> new Authentication(actor.userId(), actor.groups()))
                .orElse(null);
    }
}

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

    /**
     * The engine's REST resources read the user, clear it for a moment and put back what they read. A signed-in user is not
     * kept: the next request on this thread would be theirs. Outside of a request they are: long polling works on its own
     * thread in the name of the user who asked, and clears it afterwards.
     */
    @Override
    public void setAuthentication(@Nullable Authentication authentication) {
        super.setAuthentication(authentication instanceof SignedIn && signedIn() != null ? null : authentication);
    }

    private @Nullable Authentication signedIn() {
        return actingUsers
                .get()
                .map(ActingUser::current)
                .flatMap(Optional::stream)
                .findFirst()
                .map(SignedIn::new)
                .orElse(null);
    }

    /** The user of the current request, told apart from one that was set. */
    private static final class SignedIn extends Authentication {

        private static final long serialVersionUID = 1L;

        private SignedIn(ActingUser.Actor actor) {
            super(actor.userId(), actor.groups());
        }
    }
}

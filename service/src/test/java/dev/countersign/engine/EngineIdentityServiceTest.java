package dev.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.identity.Authentication;

class EngineIdentityServiceTest {

    private @Nullable String signedIn;

    private final EngineIdentityService service = new EngineIdentityService(() ->
            Stream.of(() -> Optional.ofNullable(signedIn).map(id -> new ActingUser.Actor(id, List.of("group")))));

    @Test
    void doesNotLeaveAUserBehindForTheNextRequestOnTheThread() {
        signedIn = "olga";
        Authentication read = service.getCurrentAuthentication();
        service.clearAuthentication();
        service.setAuthentication(read);
        assertThat(userId()).isEqualTo("olga");

        signedIn = "ben";
        assertThat(userId()).isEqualTo("ben");

        signedIn = null;
        assertThat(userId()).isNull();
    }

    @Test
    void keepsAUserThatWasSetOnPurpose() {
        service.setAuthentication("worker", List.of());
        assertThat(userId()).isEqualTo("worker");

        service.clearAuthentication();
        assertThat(userId()).isNull();
    }

    private @Nullable String userId() {
        Authentication current = service.getCurrentAuthentication();
        return current == null ? null : current.getUserId();
    }
}

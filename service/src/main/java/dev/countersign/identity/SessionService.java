package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Browser sessions, kept in the database: they survive a restart, hold on every node, and end for good at sign-out. The
 * browser holds a random token, the database its hash.
 */
@ApplicationScoped
class SessionService {
    private static final int TOKEN_BYTES = 32;

    private final SignInSessionRepository sessions;
    private final AppUserRepository users;
    private final IdentityConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SessionService(SignInSessionRepository sessions, AppUserRepository users, IdentityConfig config, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.config = config;
        this.clock = clock;
    }

    /** Opens a session and returns its token. */
    @Transactional
    String open(User user) {
        Instant now = clock.instant();
        sessions.deleteNotSeenSince(now.minus(config.sessionIdle()));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sessions.persist(new SignInSession(hash(token), user.id(), now));
        return token;
    }

    /** The user of a session that is not over. */
    @Transactional
    Optional<User> find(String token) {
        SignInSession session = sessions.findById(hash(token));
        Instant now = clock.instant();
        if (session == null || session.isOver(now, config.sessionIdle(), config.sessionMax())) {
            return Optional.empty();
        }
        session.seen(now);
        return users.findActive(session.userId).map(AppUser::toUser);
    }

    @Transactional
    void close(String token) {
        sessions.deleteById(hash(token));
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}

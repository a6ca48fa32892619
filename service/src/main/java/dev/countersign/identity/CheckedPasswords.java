package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a few minutes which passwords were right, for programs that send them with every request. Holds keyed
 * hashes only; the key never leaves the process, and a changed password is a different entry.
 */
@ApplicationScoped
class CheckedPasswords {
    private static final int MAX_ENTRIES = 1_000;

    private final Clock clock;
    private final IdentityConfig config;
    private final SecretKeySpec key;
    private final Map<String, Instant> goodUntil = new ConcurrentHashMap<>();

    CheckedPasswords(Clock clock, IdentityConfig config) {
        this.clock = clock;
        this.config = config;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    void remember(String id, String password, String passwordHash) {
        Instant now = clock.instant();
        if (goodUntil.size() >= MAX_ENTRIES) {
            goodUntil.values().removeIf(until -> until.isBefore(now));
        }
        if (goodUntil.size() < MAX_ENTRIES) {
            goodUntil.put(keyedHash(id, password, passwordHash), now.plus(config.basicCache()));
        }
    }

    boolean contains(String id, String password, String passwordHash) {
        Instant until = goodUntil.get(keyedHash(id, password, passwordHash));
        return until != null && clock.instant().isBefore(until);
    }

    private String keyedHash(String id, String password, String passwordHash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {id, passwordHash, password}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java runtime", e);
        }
    }
}

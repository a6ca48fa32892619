package dev.countersign.identity;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes, hashes and checks passwords. */
@ApplicationScoped
class Passwords {
    /** bcrypt ignores what follows; a longer password is refused rather than cut. */
    static final int MAX_BYTES = 72;

    /** No letter or digit that is taken for another one; each of the 31 stands for almost 5 bits. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int LENGTH = 18;

    private final SecureRandom random = new SecureRandom();
    private final int cost;
    private final String hashOfNobody;

    Passwords(IdentityConfig config) {
        this.cost = config.bcryptCost();
        this.hashOfNobody = hash(generate());
    }

    /** A random password of 89 bits that can be read aloud, such as {@code k7m2xq-9fhd3t-w8cn5p}. */
    String generate() {
        String letters = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
        return letters.substring(0, 6) + "-" + letters.substring(6, 12) + "-" + letters.substring(12);
    }

    String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && BcryptUtil.matches(password, hash);
    }

    /** Takes as long as {@link #matches} does, so that the time of a refusal does not tell whether a user exists. */
    void matchNobody(String password) {
        matches(password, hashOfNobody);
    }
}

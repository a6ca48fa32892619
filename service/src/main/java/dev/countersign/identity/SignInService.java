package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Checks user name and password. Blocks for the time of a password hash: never call it on an event loop. */
@ApplicationScoped
class SignInService {
    private static final Logger LOG = Logger.getLogger(SignInService.class);

    private final CredentialReader reader;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final CheckedPasswords checked;

    SignInService(CredentialReader reader, Passwords passwords, SignInThrottle throttle, CheckedPasswords checked) {
        this.reader = reader;
        this.passwords = passwords;
        this.throttle = throttle;
        this.checked = checked;
    }

    /**
     * The user with this name and password.
     *
     * @throws WrongCredentialsException for every reason alike
     * @throws SignInThrottledException after too many wrong passwords
     */
    User signIn(String name, String password) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        throttle.admit(id);
        Optional<CredentialReader.StoredCredential> known = reader.read(id);
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            throw refused(id);
        }
        CredentialReader.StoredCredential credential = known.get();
        if (!passwords.matches(password, credential.passwordHash())) {
            throw refused(id);
        }
        throttle.succeeded(id);
        checked.remember(id, password, credential.passwordHash());
        return credential.user();
    }

    /**
     * As {@link #signIn}, for programs that send the password with every request: a password that was right a moment ago
     * is accepted without the work of a hash, and also while somebody else's guesses keep the name waiting.
     */
    User signInAgain(String name, String password) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        return reader.read(id)
                .filter(credential -> checked.contains(id, password, credential.passwordHash()))
                .map(CredentialReader.StoredCredential::user)
                .orElseGet(() -> signIn(name, password));
    }

    private static WrongCredentialsException refused(String id) {
        LOG.infof("Sign-in refused for \"%s\"", id.replaceAll("[^a-z0-9._@-]", "?"));
        return new WrongCredentialsException();
    }
}

package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Checks user name and password. Blocks for the time of a password hash: never call it on an event loop. */
@ApplicationScoped
class SignInService {
    private static final Logger LOG = Logger.getLogger(SignInService.class);

    private static final Pattern POSSIBLE_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String NOBODY = "?";

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
        String id = id(name);
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
        String id = id(name);
        return reader.read(id)
                .filter(credential -> checked.contains(id, password, credential.passwordHash()))
                .map(CredentialReader.StoredCredential::user)
                .orElseGet(() -> signIn(name, password));
    }

    /** What cannot be an id is nobody's, whatever it is: it reaches neither database, log nor memory. */
    private static String id(String name) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        return POSSIBLE_ID.matcher(id).matches() ? id : NOBODY;
    }

    private static WrongCredentialsException refused(String id) {
        LOG.infof("Sign-in refused for \"%s\"", id);
        return new WrongCredentialsException();
    }
}

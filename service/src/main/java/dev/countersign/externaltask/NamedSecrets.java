package dev.countersign.externaltask;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Secrets by the name that models use: {@code countersign.secret.<name>}. A value is never written down anywhere. */
@Singleton
public class NamedSecrets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    private final Config config;

    public NamedSecrets(Config config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException when there is none of this name; the message does not show values */
    public String get(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A secret is given by its name, which is made of letters and digits.");
        }
        return config.getOptionalValue("countersign.secret." + name, String.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no secret '" + name + "': an administrator sets countersign.secret." + name + "."));
    }
}

package dev.countersign.identity;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests of the users that the first start created, as tests of every feature need them. */
public final class SignedIn {
    private SignedIn() {}

    /** A request with Basic authentication. */
    public static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, password(user));
    }

    /** The password that the first start wrote down. */
    public static String password(String user) {
        Path file = initialPasswords();
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(user + " "))
                    .map(line -> line.substring(user.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No password of " + user + " in " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path initialPasswords() {
        return Path.of(ConfigProvider.getConfig().getValue("countersign.data-dir", String.class))
                .resolve("secrets/initial-passwords");
    }
}

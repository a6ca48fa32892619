package dev.countersign.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InitialUsersTest {

    @Inject
    InitialUsersService service;

    @Inject
    UserDirectory directory;

    @Inject
    CredentialReader reader;

    @Test
    void thePasswordsAreInAFileThatOnlyTheOwnerReads() throws IOException {
        Path file = SignedIn.initialPasswords();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("#");
        assertThat(lines.subList(1, 7))
                .allMatch(line -> line.matches("[a-z]+ [2-9a-hj-kmnp-z]{6}-[2-9a-hj-kmnp-z]{6}-[2-9a-hj-kmnp-z]{6}"));
        assertThat(new HashSet<>(
                        lines.stream().map(line -> line.replaceAll(".* ", "")).toList()))
                .hasSize(7);
    }

    @Test
    void aSecondStartCreatesAndWritesNothing() {
        Path file = Path.of("target", "second-start-" + UUID.randomUUID(), "secrets/initial-passwords");

        Map<String, String> created = service.createIfNone(file);

        assertThat(created).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void rolesGroupsAndAddressesAreThoseOfTheManual() {
        assertThat(directory.find("anna").orElseThrow().roles()).containsExactly("approver");
        assertThat(directory.find("anna").orElseThrow().groups())
                .containsExactlyInAnyOrder("forecast-reviewers", "data-stewards");
        assertThat(directory.find("olga").orElseThrow().email()).isEqualTo("olga@example.org");
        assertThat(directory.find("admin").orElseThrow().groups())
                .containsExactlyInAnyOrder("data-stewards", "forecast-reviewers", "managers", "operators");
        assertThat(directory.membersOf("managers")).extracting(User::id).containsExactly("admin", "mia");
        assertThat(directory.find("ada").orElseThrow().roles()).containsExactlyInAnyOrder("viewer", "admin");
        assertThat(directory.find("ada").orElseThrow().groups()).isEmpty();
        assertThat(directory.withRole("admin")).extracting(User::id).contains("admin", "ada");
        assertThat(directory.membersOf("nobody")).isEmpty();
        assertThat(directory.find("nobody")).isEmpty();
    }

    @Test
    void passwordsAreStoredAsBcryptHashes() {
        String hash = reader.read("anna").orElseThrow().passwordHash();

        assertThat(hash).startsWith("$2a$10$").doesNotContain(SignedIn.password("anna"));
    }
}

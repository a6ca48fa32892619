package dev.countersign.identity;

import static dev.countersign.identity.Role.ADMIN;
import static dev.countersign.identity.Role.APPROVER;
import static dev.countersign.identity.Role.MODELLER;
import static dev.countersign.identity.Role.OPERATOR;
import static dev.countersign.identity.Role.VIEWER;
import static dev.countersign.identity.Role.WORKER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates the users of an empty database. */
@ApplicationScoped
class InitialUsersService {
    private static final List<User> FIRST_USERS = List.of(
            user(
                    "admin",
                    "Administrator",
                    Set.of(VIEWER, APPROVER, OPERATOR, MODELLER, ADMIN, WORKER),
                    Set.of("data-stewards", "forecast-reviewers", "managers", "operators")),
            // exceptions from approval rules take two
            user("ada", "Ada Administrator", Set.of(VIEWER, ADMIN), Set.of()),
            user("anna", "Anna Analyst", Set.of(APPROVER), Set.of("forecast-reviewers", "data-stewards")),
            user("ben", "Ben Buyer", Set.of(APPROVER), Set.of("forecast-reviewers")),
            user("olga", "Olga Operator", Set.of(OPERATOR), Set.of("operators")),
            user("mia", "Mia Manager", Set.of(APPROVER), Set.of("managers", "forecast-reviewers")));

    private final AppUserRepository users;
    private final Passwords passwords;
    private final Clock clock;

    InitialUsersService(AppUserRepository users, Passwords passwords, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Creates the first users if there are none, and writes their passwords to the file before the transaction commits: a
     * file that cannot be written leaves no users whose passwords nobody knows.
     *
     * @return user id to password in the order of creation; empty if there were users
     */
    @Transactional
    Map<String, String> createIfNone(Path file) {
        users.lockForCreation();
        Map<String, String> created = new LinkedHashMap<>();
        if (users.count() > 0) {
            return created;
        }
        for (User user : FIRST_USERS) {
            String password = passwords.generate();
            users.persist(new AppUser(user, passwords.hash(password), clock.instant()));
            created.put(user.id(), password);
        }
        users.flush();
        SecretFile.write(
                file,
                "# User names and passwords of the first start. Note them elsewhere, then delete this file.",
                created);
        return created;
    }

    private static User user(String id, String name, Set<String> roles, Set<String> groups) {
        return new User(id, name, id + "@example.org", roles, groups);
    }
}

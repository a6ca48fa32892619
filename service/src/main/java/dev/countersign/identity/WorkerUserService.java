package dev.countersign.identity;

import dev.countersign.problem.StateConflictException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes users for programs outside. They work on external tasks and nothing else. */
@ApplicationScoped
class WorkerUserService {

    private static final Logger LOG = Logger.getLogger(WorkerUserService.class);

    private final AppUserRepository users;
    private final Passwords passwords;
    private final Clock clock;

    WorkerUserService(AppUserRepository users, Passwords passwords, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @throws StateConflictException when there is a user of that id, also one that is not active any more */
    @Transactional
    WorkerUserView make(WorkerUserRequest request, String admin) {
        users.lockForCreation();
        if (users.findByIdOptional(request.id()).isPresent()) {
            throw new StateConflictException("user-exists", "There is a user '" + request.id() + "' already.");
        }
        String password = passwords.generate();
        User user = new User(request.id(), request.name(), null, Set.of(Role.WORKER), Set.of());
        users.persist(new AppUser(user, passwords.hash(password), clock.instant()));
        LOG.infof("%s makes the user %s for a worker", admin, request.id());
        return new WorkerUserView(request.id(), request.name(), password);
    }
}

package dev.countersign.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The directory of the users in table {@code app_user}. */
@ApplicationScoped
class EmbeddedUserDirectory implements UserDirectory {
    private final AppUserRepository users;

    EmbeddedUserDirectory(AppUserRepository users) {
        this.users = users;
    }

    @Override
    @Transactional
    public Optional<User> find(String id) {
        return users.findActive(id).map(AppUser::toUser);
    }

    @Override
    @Transactional
    public boolean hasLeft(String id) {
        return users.findByIdOptional(id).filter(user -> !user.active).isPresent();
    }

    @Override
    @Transactional
    public List<User> membersOf(String group) {
        return users.activeMembersOf(group).stream().map(AppUser::toUser).toList();
    }

    @Override
    @Transactional
    public List<User> search(String text, int limit) {
        return users.activeWith(text, limit).stream().map(AppUser::toUser).toList();
    }

    @Override
    @Transactional
    public List<User> withRole(String role) {
        return users.activeWithRole(role).stream().map(AppUser::toUser).toList();
    }

    @Override
    @Transactional
    public List<String> groups() {
        return users.groupsOfActive();
    }
}

package dev.countersign.learning;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.identity.UserRight;
import dev.countersign.problem.NotPermittedException;
import jakarta.enterprise.context.ApplicationScoped;

/** What was learned about people's decisions is for viewers, modellers, admins and the managers. */
@ApplicationScoped
public class InsightRights implements UserRight {

    private final CurrentUser currentUser;
    private final LearningConfig config;

    InsightRights(CurrentUser currentUser, LearningConfig config) {
        this.currentUser = currentUser;
        this.config = config;
    }

    @Override
    public String name() {
        return "insights";
    }

    @Override
    public boolean isHeldBy(User user) {
        return user.hasAnyRole(Role.VIEWER, Role.MODELLER, Role.ADMIN)
                || user.groups().stream().anyMatch(config.groups()::contains);
    }

    /** @throws NotPermittedException for everybody else */
    public void require() {
        if (!isHeldBy(currentUser.get())) {
            throw new NotPermittedException("Only viewers, modellers, admins and members of "
                    + String.join(", ", config.groups()) + " see this.");
        }
    }
}

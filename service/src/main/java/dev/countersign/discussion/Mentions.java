package dev.countersign.discussion;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.Violation;
import dev.countersign.task.TaskAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the people whom a comment mentions. What follows an {@code @} and is nobody's id is text like any other. A mention
 * gives no rights: whoever may not see the task cannot be mentioned.
 */
@ApplicationScoped
class Mentions {

    private static final Pattern MENTION = Pattern.compile("(?<![\\w.@-])@([a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_])?)");

    private final UserDirectory directory;
    private final TaskAccess access;
    private final DiscussionConfig config;

    Mentions(UserDirectory directory, TaskAccess access, DiscussionConfig config) {
        this.directory = directory;
        this.access = access;
        this.config = config;
    }

    /** @throws InvalidInputException naming who may not see the task, or when there are too many */
    Set<String> in(String text, String taskId) {
        Set<String> mentioned = new TreeSet<>();
        List<Violation> violations = new ArrayList<>();
        for (String id : candidates(text)) {
            Optional<User> user = directory.find(id);
            if (user.isPresent()) {
                mentioned.add(id);
                if (!access.isVisibleTo(taskId, user.get())) {
                    violations.add(Violation.inBody(
                            "text", "'%s' may not see this task, so they cannot be mentioned.".formatted(id)));
                }
            }
        }
        if (mentioned.size() > config.maxMentions()) {
            violations.add(Violation.inBody(
                    "text", "Mentions %d people; at most %d.".formatted(mentioned.size(), config.maxMentions())));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("The comment mentions people it cannot reach", violations);
        }
        return mentioned;
    }

    static Set<String> candidates(String text) {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }
}

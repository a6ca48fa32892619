package dev.countersign.identity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person to choose from; groups in alphabetical order. */
@Schema(examples = "{\"id\": \"anna\", \"name\": \"Anna Virtanen\", \"groups\": [\"forecast-reviewers\"]}")
public record UserView(String id, String name, List<String> groups) {

    public UserView {
        groups = List.copyOf(groups);
    }

    static UserView of(User user) {
        return new UserView(
                user.id(), user.name(), user.groups().stream().sorted().toList());
    }
}

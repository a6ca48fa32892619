package dev.countersign.discussion;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Gives ids their names. */
@ApplicationScoped
class People {

    private final UserDirectory directory;

    People(UserDirectory directory) {
        this.directory = directory;
    }

    Person person(String id) {
        return new Person(id, directory.find(id).map(User::name).orElse(id));
    }

    List<Person> persons(Collection<String> ids) {
        return ids.stream().distinct().sorted().map(this::person).toList();
    }
}

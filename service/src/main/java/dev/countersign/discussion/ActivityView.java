package dev.countersign.discussion;

import dev.countersign.task.ActivityEntry;
import java.util.List;

/**
 * What happened to a task, the oldest first.
 *
 * @param people the names of everybody who occurs
 */
public record ActivityView(List<ActivityEntry> items, List<Person> people) {

    public ActivityView {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

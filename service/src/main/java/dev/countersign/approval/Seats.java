package dev.countersign.approval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The approvals that a task takes, as seats: each person fills one at most. A group's minimum is so many seats for its
 * members only; what is left of the required number is for members of any of the groups.
 */
final class Seats {

    /** Stands among the groups of a person whose approval counts by an exception, whatever groups they are in. */
    static final String ANY_SEAT = "*any-seat";

    private final List<Set<String>> seats = new ArrayList<>();
    private final @Nullable String joker;

    /**
     * @param groups the groups that count; empty when everybody counts
     * @param joker a group whose members may take any seat: that of an escalation
     */
    Seats(int required, List<GroupMinimum> groups, Optional<String> joker) {
        this.joker = joker.orElse(null);
        for (GroupMinimum group : groups) {
            seats.addAll(Collections.nCopies(group.minimum(), Set.of(group.group())));
        }
        Set<String> all = groups.stream().map(GroupMinimum::group).collect(Collectors.toUnmodifiableSet());
        int free = Math.max(0, required - seats.size());
        seats.addAll(Collections.nCopies(free, all));
    }

    int count() {
        return seats.size();
    }

    /** How many seats these people can fill at most, each given by the groups of one person. */
    int filledBy(Collection<Set<String>> people) {
        List<Set<String>> sitting = List.copyOf(people);
        int[] personOf = new int[seats.size()];
        Arrays.fill(personOf, -1);
        int filled = 0;
        for (int person = 0; person < sitting.size(); person++) {
            if (place(person, sitting, personOf, new boolean[seats.size()])) {
                filled++;
            }
        }
        return filled;
    }

    /** Whether one more person brings the task forward. */
    boolean hasOneFor(Set<String> person, Collection<Set<String>> sitting) {
        List<Set<String>> all = new ArrayList<>(sitting);
        all.add(person);
        return filledBy(all) > filledBy(sitting);
    }

    /** The groups whose members are still missing. */
    Set<String> missing(Collection<Set<String>> sitting) {
        Set<String> missing = new TreeSet<>();
        seats.stream().flatMap(Set::stream).distinct().forEach(group -> {
            if (hasOneFor(Set.of(group), sitting)) {
                missing.add(group);
            }
        });
        return missing;
    }

    /** Gives a person a seat, moving others to different ones where that helps (augmenting path). */
    private boolean place(int person, List<Set<String>> people, int[] personOf, boolean[] tried) {
        for (int seat = 0; seat < personOf.length; seat++) {
            if (!tried[seat] && fits(people.get(person), seats.get(seat))) {
                tried[seat] = true;
                if (personOf[seat] < 0 || place(personOf[seat], people, personOf, tried)) {
                    personOf[seat] = person;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fits(Set<String> person, Set<String> seat) {
        return seat.isEmpty()
                || person.contains(ANY_SEAT)
                || (joker != null && person.contains(joker))
                || !Collections.disjoint(person, seat);
    }
}

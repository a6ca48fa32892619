package dev.countersign.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filters that people keep. */
@ApplicationScoped
class SavedFilterService {

    /** Everybody reads the list of their filters with every visit. */
    private static final int MAX_BYTES = 16 * 1024;

    private final SavedFilterRepository filters;
    private final TaskListService tasks;
    private final CurrentUser currentUser;
    private final InboxConfig config;
    private final ObjectMapper json;
    private final ObjectReader conditions;
    private final Clock clock;

    SavedFilterService(
            SavedFilterRepository filters,
            TaskListService tasks,
            CurrentUser currentUser,
            InboxConfig config,
            ObjectMapper json,
            Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.currentUser = currentUser;
        this.config = config;
        this.json = json;
        // a filter of an older version must not make the list of filters unreadable
        this.conditions =
                json.readerFor(TaskConditions.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    List<SavedFilterView> list(boolean withCounts) {
        User user = currentUser.get();
        return filters.visibleTo(user.id(), user.groups()).stream()
                .map(filter -> view(filter, withCounts ? count(filter) : null))
                .toList();
    }

    /**
     * Keeps a filter.
     *
     * @throws StateConflictException when the name is taken, or there are too many
     */
    @Transactional
    public SavedFilterView create(SavedFilterRequest request) {
        check(request);
        String owner = currentUser.id();
        filters.lockFiltersOf(owner);
        List<SavedFilter> others = filters.ofOwner(owner);
        if (others.size() >= config.filtersPerPerson()) {
            throw new StateConflictException(
                    "too-many-filters",
                    "You keep %d filters already. Delete one first.".formatted(config.filtersPerPerson()));
        }
        makeRoom(request, others);
        SavedFilter filter =
                new SavedFilter(UUID.randomUUID(), owner, request, written(request.query()), clock.instant());
        filters.persist(filter);
        return view(filter, null);
    }

    /**
     * Changes all of a filter.
     *
     * @throws StateConflictException when the name is taken
     */
    @Transactional
    public SavedFilterView change(UUID id, SavedFilterRequest request) {
        check(request);
        SavedFilter filter = changeable(id);
        filters.lockFiltersOf(filter.owner);
        makeRoom(
                request,
                filters.ofOwner(filter.owner).stream()
                        .filter(other -> !other.id.equals(id))
                        .toList());
        filter.change(request, written(request.query()));
        return view(filter, null);
    }

    @Transactional
    public void delete(UUID id) {
        filters.delete(changeable(id));
    }

    private void check(SavedFilterRequest request) {
        TaskOrder.parse(request.sort());
        tasks.check(request.query());
        if (request.sharedWith() != null && !currentUser.get().hasAnyRole(Role.ADMIN)) {
            throw new NotPermittedException("Only admins share filters with a group.");
        }
    }

    private void makeRoom(SavedFilterRequest request, List<SavedFilter> others) {
        for (SavedFilter other : others) {
            if (other.name.equalsIgnoreCase(request.name())) {
                throw new StateConflictException(
                        "name-taken", "You have a filter named '%s' already.".formatted(other.name));
            }
        }
        if (request.preselected()) {
            others.forEach(other -> other.preselected = false);
            filters.flush(); // before the new one, or the database would see two
        }
    }

    private SavedFilter changeable(UUID id) {
        User user = currentUser.get();
        SavedFilter filter = filters.findById(id);
        if (filter == null || !mayChange(filter, user)) {
            if (filter != null && filter.sharedWith != null && user.groups().contains(filter.sharedWith)) {
                throw new NotPermittedException(
                        "This filter is shared with you; only '%s' or an admin can change it.".formatted(filter.owner));
            }
            throw new UnknownResourceException("filter", id.toString());
        }
        return filter;
    }

    private static boolean mayChange(SavedFilter filter, User user) {
        return filter.owner.equals(user.id()) || (filter.sharedWith != null && user.hasAnyRole(Role.ADMIN));
    }

    private @Nullable Long count(SavedFilter filter) {
        try {
            return tasks.count(read(filter));
        } catch (NotPermittedException | InvalidInputException | InboxException e) {
            return null; // the filter can be shown all the same
        }
    }

    private SavedFilterView view(SavedFilter filter, @Nullable Long count) {
        return new SavedFilterView(
                filter.id,
                filter.name,
                read(filter),
                filter.sort,
                filter.colour,
                filter.preselected,
                filter.sharedWith,
                filter.owner,
                mayChange(filter, currentUser.get()),
                count);
    }

    private TaskConditions read(SavedFilter filter) {
        try {
            return conditions.readValue(filter.query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The filter %s cannot be read".formatted(filter.id), e);
        }
    }

    private String written(TaskConditions query) {
        try {
            String text = json.writeValueAsString(query);
            if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new InvalidInputException(
                        "The filter is too long",
                        List.of(Violation.inBody(
                                "query", "The conditions must not take more than %,d bytes.".formatted(MAX_BYTES))));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The filter cannot be written", e);
        }
    }
}

package dev.countersign.discussion;

import dev.countersign.task.ActivityEntry;
import dev.countersign.task.TaskAccess;
import dev.countersign.task.TaskActivities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what happened to a task and what was said about it into one list. */
@ApplicationScoped
class ActivityService {

    private static final Set<String> PEOPLE = Set.of("from", "to", "user");

    private final TaskAccess access;
    private final TaskActivities activities;
    private final CommentRepository comments;
    private final AttachmentRepository attachments;
    private final People people;

    ActivityService(
            TaskAccess access,
            TaskActivities activities,
            CommentRepository comments,
            AttachmentRepository attachments,
            People people) {
        this.access = access;
        this.activities = activities;
        this.comments = comments;
        this.attachments = attachments;
        this.people = people;
    }

    @Transactional
    ActivityView of(String taskId) {
        access.visibleEver(taskId);
        List<ActivityEntry> entries = new ArrayList<>(activities.of(taskId));
        comments.ofTask(taskId).forEach(comment -> entries.addAll(entries(comment)));
        attachments.everOf(taskId).forEach(attachment -> entries.addAll(entries(attachment)));
        entries.sort(Comparator.comparing(ActivityEntry::at));
        return new ActivityView(entries, people.persons(peopleIn(entries)));
    }

    private static List<ActivityEntry> entries(Comment comment) {
        List<ActivityEntry> entries = new ArrayList<>();
        entries.add(new ActivityEntry(
                comment.createdAt(),
                "commented",
                comment.author(),
                Map.of("commentId", comment.id().toString())));
        if (comment.deletedAt() != null) {
            entries.add(new ActivityEntry(
                    comment.deletedAt(),
                    "comment-deleted",
                    comment.author(),
                    Map.of("commentId", comment.id().toString())));
        }
        return entries;
    }

    private static List<ActivityEntry> entries(Attachment attachment) {
        List<ActivityEntry> entries = new ArrayList<>();
        Map<String, @Nullable Object> file = Map.of("file", attachment.name());
        entries.add(new ActivityEntry(attachment.uploadedAt(), "attached", attachment.uploadedBy(), file));
        if (attachment.removedAt() != null) {
            entries.add(new ActivityEntry(attachment.removedAt(), "attachment-removed", attachment.removedBy(), file));
        }
        return entries;
    }

    private static Set<String> peopleIn(List<ActivityEntry> entries) {
        Set<String> ids = new TreeSet<>();
        for (ActivityEntry entry : entries) {
            if (entry.by() != null) {
                ids.add(entry.by());
            }
            if (!entry.kind().equals("changed")) {
                PEOPLE.stream()
                        .map(entry.details()::get)
                        .filter(Objects::nonNull)
                        .forEach(id -> ids.add(id.toString()));
            }
        }
        return ids;
    }
}

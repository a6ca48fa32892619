package dev.countersign.discussion;

import dev.countersign.identity.CurrentUser;
import dev.countersign.notification.NoticeDetails;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.task.TaskAccess;
import dev.countersign.task.TaskResolved;
import dev.countersign.task.VisibleTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Comments on tasks. They are said while a task is open and stay readable for those who could see it. */
@ApplicationScoped
class CommentService {

    private final CommentRepository comments;
    private final TaskAccess access;
    private final Mentions mentions;
    private final Notices notices;
    private final People people;
    private final CurrentUser currentUser;
    private final DiscussionConfig config;
    private final Clock clock;

    CommentService(
            CommentRepository comments,
            TaskAccess access,
            Mentions mentions,
            Notices notices,
            People people,
            CurrentUser currentUser,
            DiscussionConfig config,
            Clock clock) {
        this.comments = comments;
        this.access = access;
        this.mentions = mentions;
        this.notices = notices;
        this.people = people;
        this.currentUser = currentUser;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    CommentList list(String taskId) {
        VisibleTask task = access.visibleEver(taskId);
        return new CommentList(
                comments.ofTask(taskId).stream()
                        .map(comment -> view(comment, task.open()))
                        .toList(),
                task.open() && access.isInvolved(taskId));
    }

    /** Says something, and tells the people who are mentioned. */
    @Transactional
    CommentView add(String taskId, CommentRequest request) {
        VisibleTask task = access.involving(taskId);
        return view(add(taskId, task.instanceId(), currentUser.id(), request.text()), true);
    }

    /** What is said when a delegated task goes back; the rights were checked by who gave it back. */
    void onResolved(@Observes TaskResolved resolved) {
        if (resolved.comment() != null && !resolved.comment().isBlank()) {
            add(resolved.taskId(), resolved.instanceId(), resolved.by(), resolved.comment());
        }
    }

    /** Takes the words of an own comment back, while the task is open. */
    @Transactional
    void delete(String taskId, UUID commentId) {
        access.visible(taskId);
        Comment comment = comments.findByIdOptional(commentId)
                .filter(found -> found.taskId().equals(taskId))
                .orElseThrow(() -> new UnknownResourceException("comment", commentId.toString()));
        if (!comment.author().equals(currentUser.id())) {
            throw new NotPermittedException("Only its author can take a comment back.");
        }
        comment.delete(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Comment add(String taskId, String instanceId, String author, String text) {
        if (comments.count("taskId", taskId) >= config.maxComments()) {
            throw new TooManyException("comments", config.maxComments());
        }
        Set<String> mentioned = mentions.in(text, taskId);
        Comment comment = new Comment(
                taskId,
                instanceId,
                author,
                text.strip(),
                mentioned,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        comments.persist(comment);
        mentioned.remove(author);
        if (!mentioned.isEmpty()) {
            NoticeDetails details = NoticeDetails.none()
                    .text("mentionedBy", people.person(author).name())
                    .comment(comment.text());
            notices.tell(NoticeKind.MENTIONED, taskId, mentioned, details);
        }
        return comment;
    }

    private CommentView view(Comment comment, boolean open) {
        boolean deleted = comment.deletedAt() != null;
        return new CommentView(
                comment.id(),
                people.person(comment.author()),
                deleted ? null : comment.text(),
                people.persons(comment.mentions()),
                comment.createdAt(),
                comment.deletedAt(),
                open && !deleted && comment.author().equals(currentUser.id()));
    }
}

package dev.countersign.discussion;

import dev.countersign.identity.CurrentUser;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.storage.FileStore;
import dev.countersign.storage.NewFile;
import dev.countersign.storage.StoredFile;
import dev.countersign.task.TaskAccess;
import dev.countersign.task.VisibleTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Files that people attach to tasks. */
@ApplicationScoped
class AttachmentService {

    private static final String PURPOSE = "attachment";

    private final AttachmentRepository attachments;
    private final TaskAccess access;
    private final FileStore files;
    private final CurrentUser currentUser;
    private final DiscussionConfig config;
    private final Clock clock;

    AttachmentService(
            AttachmentRepository attachments,
            TaskAccess access,
            FileStore files,
            CurrentUser currentUser,
            DiscussionConfig config,
            Clock clock) {
        this.attachments = attachments;
        this.access = access;
        this.files = files;
        this.currentUser = currentUser;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    AttachmentList list(String taskId) {
        VisibleTask task = access.visibleEver(taskId);
        return new AttachmentList(
                attachments.ofTask(taskId).stream()
                        .map(attachment -> attachment.view(task.open() && mayRemove(attachment)))
                        .toList(),
                task.open() && access.isInvolved(taskId));
    }

    @Transactional
    AttachmentView attach(String taskId, InputStream content, String name) {
        VisibleTask task = access.involving(taskId);
        if (attachments.ofTask(taskId).size() >= config.maxAttachments()) {
            throw new TooManyException("attachments", config.maxAttachments());
        }
        StoredFile stored = files.store(new NewFile(content, name, PURPOSE, taskId, currentUser.id()));
        Attachment attachment = new Attachment(stored, task.instanceId());
        attachments.persist(attachment);
        return attachment.view(true);
    }

    /** The file of an attachment that the current user may see, or could see while the task was open. */
    @Transactional
    StoredFile file(String taskId, UUID fileId) {
        access.visibleEver(taskId);
        find(taskId, fileId);
        return files.find(fileId).orElseThrow(() -> unknown(fileId));
    }

    /** Removes a file for good, while the task is open; that it was there stays in the history. */
    @Transactional
    void remove(String taskId, UUID fileId) {
        access.visible(taskId);
        Attachment attachment = find(taskId, fileId);
        if (!mayRemove(attachment)) {
            throw new NotPermittedException("Only whoever attached a file, or an admin, can remove it.");
        }
        attachment.remove(currentUser.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        files.delete(fileId);
    }

    private Attachment find(String taskId, UUID fileId) {
        return attachments.find(taskId, fileId).orElseThrow(() -> unknown(fileId));
    }

    private boolean mayRemove(Attachment attachment) {
        return attachment.uploadedBy().equals(currentUser.id())
                || currentUser.get().hasAnyRole("admin");
    }

    private static UnknownResourceException unknown(UUID fileId) {
        return new UnknownResourceException("attachment", fileId.toString());
    }
}

package dev.countersign.draft;

import dev.countersign.form.FormFile;
import dev.countersign.form.FormFiles;
import dev.countersign.form.FormPlace;
import dev.countersign.identity.CurrentUser;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.storage.FileStore;
import dev.countersign.storage.NewFile;
import dev.countersign.storage.StoredFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes files for forms, lets forms name them, and says who may read them. */
@ApplicationScoped
class UploadService implements FormFiles {

    private static final String PURPOSE = "form";

    private final FormUploadRepository uploads;
    private final FileStore store;
    private final FileReaders readers;
    private final DraftConfig config;
    private final CurrentUser currentUser;

    UploadService(
            FormUploadRepository uploads,
            FileStore store,
            FileReaders readers,
            DraftConfig config,
            CurrentUser currentUser) {
        this.uploads = uploads;
        this.store = store;
        this.readers = readers;
        this.config = config;
        this.currentUser = currentUser;
    }

    @Transactional
    StoredFile forTask(String taskId, String name, InputStream content) {
        return keep(name, content, taskId, null);
    }

    @Transactional
    StoredFile forStart(String definitionKey, String name, InputStream content) {
        return keep(name, content, null, definitionKey);
    }

    /**
     * A file that the current user may read.
     *
     * @throws UnknownResourceException when there is none, or it is none of their business
     */
    @Transactional
    StoredFile readable(UUID id) {
        return uploads.findByIdOptional(id)
                .filter(upload -> upload.isOf(currentUser.id())
                        || Optional.ofNullable(upload.instanceId())
                                .filter(readers::mayRead)
                                .isPresent())
                .flatMap(upload -> store.find(upload.fileId()))
                .orElseThrow(() -> new UnknownResourceException("file", id.toString()));
    }

    /** Deletes a file that has not been sent; nothing happens when there is none of the current user's. */
    @Transactional
    void discard(UUID id) {
        uploads.findByIdOptional(id)
                .filter(upload -> upload.isOf(currentUser.id()))
                .ifPresent(upload -> {
                    if (upload.isSent()) {
                        throw new StateConflictException("file-sent", "The file has been sent; it stays.");
                    }
                    uploads.delete(upload);
                    store.delete(id);
                });
    }

    @Override
    @Transactional
    public Optional<FormFile> usable(UUID id, FormPlace place) {
        return uploads.findByIdOptional(id)
                .filter(upload -> upload.isSentWith(place.instanceId())
                        || (!upload.isSent()
                                && upload.isOf(currentUser.id())
                                && upload.isFor(place.taskId(), place.definitionKey())))
                .flatMap(upload -> store.find(upload.fileId()))
                .map(file -> new FormFile(file.name(), file.mediaType()));
    }

    @Override
    @Transactional
    public void bind(Collection<UUID> ids, String instanceId) {
        ids.forEach(id -> {
            if (!uploads.bind(id, instanceId)) {
                throw new StateConflictException("file-sent", "The file %s has been sent already.".formatted(id));
            }
        });
    }

    private StoredFile keep(String name, InputStream content, @Nullable String taskId, @Nullable String definitionKey) {
        String userId = currentUser.id();
        if (uploads.countUnsent(userId) >= config.maxUploads()) {
            throw new StateConflictException(
                    "too-many-uploads",
                    "You have %d uploaded files that are not sent; remove some.".formatted(config.maxUploads()));
        }
        String owner = taskId == null ? String.valueOf(definitionKey) : taskId;
        StoredFile file = store.store(new NewFile(content, name, PURPOSE, owner, userId));
        uploads.persist(new FormUpload(file, taskId, definitionKey));
        return file;
    }
}

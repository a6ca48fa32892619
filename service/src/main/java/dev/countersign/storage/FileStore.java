package dev.countersign.storage;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps files. Who may store, see or delete one is for the calling feature to decide; size and kind are decided here.
 * Storing and deleting are part of the caller's transaction.
 */
@ApplicationScoped
public class FileStore {

    private final FileRepository files;
    private final Instance<ContentBackend> backends;
    private final MediaTypes mediaTypes;
    private final StorageConfig config;
    private final Clock clock;

    FileStore(
            FileRepository files,
            @Any Instance<ContentBackend> backends,
            MediaTypes mediaTypes,
            StorageConfig config,
            Clock clock) {
        this.files = files;
        this.backends = backends;
        this.mediaTypes = mediaTypes;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Stores a file under an id of its own.
     *
     * @throws dev.countersign.problem.TooLargeException beyond {@code countersign.storage.max-file-size}
     * @throws dev.countersign.problem.UnsupportedTypeException when its content is of a type that is not allowed
     * @throws InvalidInputException when it is empty
     */
    @Transactional
    public StoredFile store(NewFile file) {
        String name = FileNames.safe(file.name());
        try (Spool spool = Spool.of(file.content(), name, config.maxFileSize().asLongValue())) {
            if (spool.size() == 0) {
                throw new InvalidInputException(
                        "The file is empty", List.of(Violation.inBody("file", "'%s' is empty.".formatted(name))));
            }
            StoredFile stored = new StoredFile(
                    UUID.randomUUID(),
                    name,
                    mediaTypes.checked(spool.path(), name),
                    spool.size(),
                    spool.sha256(),
                    file.purpose(),
                    file.ownerId(),
                    file.uploadedBy(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            files.persist(new FileRow(stored, config.backend()));
            backend(config.backend()).write(stored.id(), spool.path(), stored.size());
            return stored;
        }
    }

    @Transactional
    public Optional<StoredFile> find(UUID id) {
        return files.findByIdOptional(id).map(FileRow::toStoredFile);
    }

    /** The files of one owner, the oldest first. */
    @Transactional
    public List<StoredFile> ofOwner(String purpose, String ownerId) {
        return files.ofOwner(purpose, ownerId).stream()
                .map(FileRow::toStoredFile)
                .toList();
    }

    /**
     * The content of a file. It is read while the stream is, and needs no transaction then.
     *
     * @throws UnknownResourceException when there is no such file
     */
    @Transactional
    public InputStream open(UUID id) {
        FileRow row = files.findByIdOptional(id).orElseThrow(() -> new UnknownResourceException("file", id.toString()));
        return backend(row.backend()).open(id);
    }

    /** Deletes a file; nothing happens when there is none. */
    @Transactional
    public void delete(UUID id) {
        files.findByIdOptional(id).ifPresent(row -> {
            files.delete(row);
            backend(row.backend()).delete(id);
        });
    }

    /** Which of these files there are. */
    @Transactional
    Set<UUID> known(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : files.known(ids);
    }

    private ContentBackend backend(StorageConfig.Backend kind) {
        return backends.stream()
                .filter(backend -> backend.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}

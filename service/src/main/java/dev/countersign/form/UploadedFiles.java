package dev.countersign.form;

import java.util.Optional;
import java.util.UUID;

/** The files that a submitted form may name. */
@FunctionalInterface
interface UploadedFiles {

    UploadedFiles NONE = id -> Optional.empty();

    Optional<FormFile> find(UUID id);
}

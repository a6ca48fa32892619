package dev.countersign.form;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The files that people upload for a form before they send it; another feature keeps them. */
public interface FormFiles {

    /** A file that the current user may name in this form: their own for it, or one that belongs to the run already. */
    Optional<FormFile> usable(UUID id, FormPlace place);

    /**
     * Makes files part of a run, in the caller's transaction.
     *
     * @throws dev.countersign.problem.StateConflictException when one of them became part of another run meanwhile
     */
    void bind(Collection<UUID> ids, String instanceId);
}

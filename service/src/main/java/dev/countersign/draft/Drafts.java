package dev.countersign.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Tells other features that somebody has begun an answer; what is in it is nobody else's business. */
@ApplicationScoped
public class Drafts {

    private final DraftRepository repository;

    Drafts(DraftRepository repository) {
        this.repository = repository;
    }

    /** Whether a person has kept a draft of their answer to a task. */
    @Transactional
    public boolean hasOne(String userId, String taskId) {
        return repository.find(DraftKey.ofTask(userId, taskId)).isPresent();
    }
}

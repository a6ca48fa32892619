package dev.countersign.draft;

import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.RepositoryService;

/** Which processes there are. */
@ApplicationScoped
class StartableProcesses {

    private final RepositoryService repositoryService;

    StartableProcesses(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /**
     * The key of a process that exists.
     *
     * @throws UnknownResourceException when it does not
     */
    String existing(String key) {
        if (repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count()
                == 0) {
            throw new UnknownResourceException("process", key);
        }
        return key;
    }
}

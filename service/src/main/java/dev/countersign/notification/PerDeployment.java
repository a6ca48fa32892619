package dev.countersign.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.operaton.bpm.engine.RepositoryService;

/** What is read from the files of deployments, kept for those that were asked for last: files do not change any more. */
final class PerDeployment<T> {

    private static final int MOST = 200;

    private final RepositoryService repository;
    private final Function<String, T> read;
    private final Map<String, T> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    /** @param read by the id of a deployment */
    PerDeployment(RepositoryService repository, Function<String, T> read) {
        this.repository = repository;
        this.read = read;
    }

    /** That of the deployment which a process definition came with. */
    T of(String definitionId) {
        String deploymentId = repository.getProcessDefinition(definitionId).getDeploymentId();
        T found;
        synchronized (known) {
            found = known.get(deploymentId);
        }
        if (found != null) {
            return found;
        }
        T fresh = read.apply(deploymentId); // outside of the lock: others need not wait for the database
        synchronized (known) {
            known.put(deploymentId, fresh);
        }
        return fresh;
    }
}

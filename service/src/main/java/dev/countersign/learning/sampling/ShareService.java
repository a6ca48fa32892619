package dev.countersign.learning.sampling;

import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.operaton.bpm.engine.RepositoryService;

/** How many automatic approvals of each process a person looks at. */
@ApplicationScoped
class ShareService {

    private final ShareRepository shares;
    private final SamplingConfig config;
    private final RepositoryService repositoryService;
    private final Clock clock;

    ShareService(ShareRepository shares, SamplingConfig config, RepositoryService repositoryService, Clock clock) {
        this.shares = shares;
        this.config = config;
        this.repositoryService = repositoryService;
        this.clock = clock;
    }

    /** What holds now: what an admin set last, else the configuration, else none. */
    @Transactional
    ShareView of(String definitionKey) {
        return shares.latest(definitionKey)
                .map(set -> new ShareView(definitionKey, set.share(), set.setBy(), set.setAt()))
                .orElseGet(() -> new ShareView(definitionKey, configured(definitionKey), null, null));
    }

    @Transactional
    List<ShareView> all() {
        TreeSet<String> definitions = new TreeSet<>(shares.definitions());
        repositoryService
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(each -> definitions.add(each.getKey()));
        return definitions.stream().map(this::of).toList();
    }

    @Transactional
    ShareView set(String definitionKey, double share, String user) {
        requireKnown(definitionKey);
        shares.set(definitionKey, share, user, clock.instant());
        return of(definitionKey);
    }

    void requireKnown(String definitionKey) {
        if (repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(definitionKey)
                        .count()
                == 0) {
            throw new UnknownResourceException("process", definitionKey);
        }
    }

    private double configured(String definitionKey) {
        SamplingConfig.Definition definition = config.definitions().get(definitionKey);
        return definition == null ? 0 : Math.min(1, Math.max(0, definition.share()));
    }
}

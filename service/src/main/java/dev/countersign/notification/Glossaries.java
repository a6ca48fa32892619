package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;

/** The glossaries that modellers deployed together with their processes, each for that version of the process. */
@ApplicationScoped
class Glossaries {
    private static final Logger LOG = Logger.getLogger(Glossaries.class);
    private static final int MOST_DEPLOYMENTS = 200;

    private final RepositoryService repository;
    private final Map<String, Map<Language, Glossary>> byDeployment = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Language, Glossary>> eldest) {
            return size() > MOST_DEPLOYMENTS;
        }
    };

    Glossaries(RepositoryService repository) {
        this.repository = repository;
    }

    /** That of a process, for a language; of no process, and where there is none, one without words. */
    Glossary of(@Nullable String definitionId, Language language) {
        if (definitionId == null) {
            return Glossary.NONE;
        }
        String deploymentId = repository.getProcessDefinition(definitionId).getDeploymentId();
        Map<Language, Glossary> glossaries;
        synchronized (byDeployment) {
            glossaries = byDeployment.get(deploymentId);
        }
        if (glossaries == null) {
            glossaries = read(deploymentId);
            synchronized (byDeployment) {
                byDeployment.put(deploymentId, glossaries);
            }
        }
        return glossaries.getOrDefault(language, Glossary.NONE);
    }

    private Map<Language, Glossary> read(String deploymentId) {
        Map<Language, Glossary> glossaries = new EnumMap<>(Language.class);
        for (String name : repository.getDeploymentResourceNames(deploymentId)) {
            Glossary.language(name)
                    .flatMap(Language::of)
                    .ifPresent(language -> glossaries.put(language, read(deploymentId, name)));
        }
        return glossaries;
    }

    private Glossary read(String deploymentId, String name) {
        try (InputStream resource = repository.getResourceAsStream(deploymentId, name)) {
            return Glossary.parse(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        } catch (IllegalArgumentException e) { // the rules were others when it was deployed
            LOG.warnf("The file %s of deployment %s is not used: %s", name, deploymentId, e.getMessage());
            return Glossary.NONE;
        }
    }
}

package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;

/** The glossaries that modellers deployed together with their processes, each for that version of the process. */
@ApplicationScoped
class Glossaries {
    private static final Logger LOG = Logger.getLogger(Glossaries.class);
    private final RepositoryService repository;
    private final PerDeployment<Map<Language, Glossary>> deployed;

    Glossaries(RepositoryService repository) {
        this.repository = repository;
        this.deployed = new PerDeployment<>(repository, this::read);
    }

    /** That of a process, for a language; of no process, and where there is none, one without words. */
    Glossary of(@Nullable String definitionId, Language language) {
        return definitionId == null ? Glossary.NONE : deployed.of(definitionId).getOrDefault(language, Glossary.NONE);
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

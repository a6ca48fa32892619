package dev.countersign.engine;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.operaton.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the packaged models and those of the configured folder at start-up: one deployment per folder, and a new one
 * only when a file in it changed. Several nodes may do this at once; the engine serialises deployments.
 */
@ApplicationScoped
class ModelDeployer {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployer.class);
    private static final Set<String> EXTENSIONS = Set.of("bpmn", "dmn", "form", "qute");
    /** What a process is called in another language. */
    private static final Pattern WORDS = Pattern.compile("words\\.[^.]+\\.json");

    private final RepositoryService repositoryService;
    private final EngineConfig config;

    ModelDeployer(RepositoryService repositoryService, EngineConfig config) {
        this.repositoryService = repositoryService;
        this.config = config;
    }

    void onStart(@Observes @Priority(3000) StartupEvent event) {
        if (config.deployPackagedModels()) {
            PackagedModels.visit(this::deployFolders);
        }
        config.modelsDir().ifPresent(this::deployFolders);
    }

    void deployFolders(Path root) {
        for (Path folder : sorted(root, Files::isDirectory)) {
            List<Path> files = sorted(folder, ModelDeployer::isModel);
            if (!files.isEmpty()) {
                deploy(name(folder), files);
            }
        }
    }

    private void deploy(String name, List<Path> files) {
        DeploymentBuilder deployment = repositoryService
                .createDeployment()
                .name(name)
                .source("countersign")
                .enableDuplicateFiltering(false);
        for (Path file : files) {
            try {
                deployment.addInputStream(name(file), Files.newInputStream(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the model " + file, e);
            }
        }
        DeploymentWithDefinitions result = deployment.deployWithResult();
        if (result.getDeployedProcessDefinitions() == null && result.getDeployedDecisionDefinitions() == null) {
            LOG.info("The models of '{}' are unchanged", name);
        } else {
            LOG.info("Deployed the models of '{}': {} files", name, files.size());
        }
    }

    private static boolean isModel(Path path) {
        String name = name(path);
        return Files.isRegularFile(path)
                && (EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
                        || WORDS.matcher(name).matches());
    }

    private static List<Path> sorted(Path folder, Predicate<Path> filter) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(filter).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the models in " + folder, e);
        }
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString().replace("/", "");
    }
}

package dev.countersign.analytics.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkRuntimeFolderTest {
    @TempDir
    Path folder;

    private Path home;
    private Path conf;
    private Path application;

    @BeforeEach
    void sources() throws IOException {
        home = folder.resolve("spark");
        conf = Files.createDirectories(folder.resolve("conf-source"));
        Files.writeString(conf.resolve("log4j2.properties"), "rootLogger.level = warn");
        application = Files.writeString(folder.resolve("countersign-analytics.jar"), "application");
    }

    @Test
    void listsJarsFirstThenConfThenTheApplication() throws Exception {
        assemble("b.jar", "a.jar");

        assertThat(Files.readAllLines(home.resolve("classpath.txt")))
                .containsExactly("jars/a.jar", "jars/b.jar", "conf", "countersign-analytics.jar");
        assertThat(home.resolve("conf/log4j2.properties")).hasContent("rootLogger.level = warn");
        assertThat(home.resolve("countersign-analytics.jar")).hasContent("application");
    }

    @Test
    void dropsJarsThatAreNoLongerWanted() throws Exception {
        assemble("a.jar", "b.jar");
        assemble("a.jar");

        try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
            assertThat(jars).containsExactly(home.resolve("jars/a.jar"));
        }
        assertThat(Files.readAllLines(home.resolve("classpath.txt")))
                .containsExactly("jars/a.jar", "conf", "countersign-analytics.jar");
    }

    @Test
    void makesTheArchiveAnewOnlyWhenAJarHasChanged() throws Exception {
        assemble("a.jar");
        assertThat(archives).isEqualTo(1);

        Files.writeString(application, "application, built again");
        assemble("a.jar");
        assertThat(archives).isEqualTo(1);
        assertThat(home.resolve("countersign-analytics.jar")).hasContent("application, built again");

        Files.setLastModifiedTime(folder.resolve("a.jar"), FileTime.fromMillis(1_000_000));
        assemble("a.jar");
        assertThat(archives).isEqualTo(2);
    }

    @Test
    void refusesAnUnknownCommand() {
        assertThatThrownBy(() -> SparkRuntimeFolder.main("tidy", home.toString()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int archives;

    private void assemble(String... jars) throws Exception {
        StringBuilder classPath = new StringBuilder();
        for (String jar : jars) {
            Path file = folder.resolve(jar);
            if (!Files.exists(file)) {
                Files.writeString(file, jar);
            }
            classPath.append(classPath.isEmpty() ? "" : File.pathSeparator).append(file);
        }
        Path classPathFile = Files.writeString(folder.resolve("runtime-class-path"), classPath);
        new SparkRuntimeFolder(home, (java, archive) -> {
                    archives++;
                    Files.writeString(archive, "archive");
                })
                .assemble(classPathFile, application, conf);
    }
}

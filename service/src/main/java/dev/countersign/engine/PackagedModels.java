package dev.countersign.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Consumer;

/** Finds the folders of models on the class path: the roots that hold the marker file {@value #MARKER}. */
final class PackagedModels {

    /** Present at the root of every jar or class folder that carries models. */
    static final String MARKER = "countersign-models.marker";

    private PackagedModels() {}

    /** Calls the visitor with each root; the path is valid during the call only. */
    static void visit(Consumer<Path> visitor) {
        try {
            Enumeration<URL> markers =
                    Thread.currentThread().getContextClassLoader().getResources(MARKER);
            while (markers.hasMoreElements()) {
                visit(markers.nextElement(), visitor);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot read the packaged models", e);
        }
    }

    private static void visit(URL marker, Consumer<Path> visitor) throws IOException, URISyntaxException {
        if (!"jar".equals(marker.getProtocol())) {
            Path file = Path.of(marker.toURI());
            Path root = file.getParent();
            if (root == null) {
                throw new UncheckedIOException(new IOException("No folder holds " + file));
            }
            visitor.accept(root);
            return;
        }
        String text = marker.toString();
        Path jar = Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
        try (FileSystem fileSystem = FileSystems.newFileSystem(jar)) {
            visitor.accept(fileSystem.getPath("/"));
        }
    }
}

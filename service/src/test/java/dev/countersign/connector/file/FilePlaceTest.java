package dev.countersign.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.secret.Redaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePlaceTest {

    @TempDir
    Path root;

    @Test
    void lateTransferDoesNotOverwriteWhatItsRetryWrote() throws IOException {
        FilePlace place = new FilePlace("files", root, Path.of("in/sales.csv"));
        CallContext late = context();
        InputStream slow = new ByteArrayInputStream("v1".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                int read = super.read(buffer, offset, length);
                if (read < 0) { // all is here, but the call is over, and its retry was faster
                    late.breakOff();
                    place.write(new ByteArrayInputStream("v2".getBytes(StandardCharsets.UTF_8)), context());
                }
                return read;
            }
        };

        assertThatThrownBy(() -> place.write(slow, late)).hasMessageContaining("the time is over");

        assertThat(place.existing()).hasContent("v2");
        try (Stream<Path> left = Files.list(root.resolve("in"))) {
            assertThat(left).hasSize(1);
        }
    }

    private static CallContext context() {
        return new CallContext("task", Duration.ofMinutes(1), new Redaction());
    }
}

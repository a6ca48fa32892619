package dev.countersign.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.TooLargeException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.UnsupportedTypeException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FileStoreTest {

    private static final int LIMIT = 8 * 1024 * 1024;

    @Inject
    FileStore store;

    @Inject
    EntityManager entityManager;

    private final String owner = UUID.randomUUID().toString();

    @Test
    void keepsContentOfSeveralChunks() throws IOException {
        byte[] content = picture(2 * DatabaseContent.CHUNK + 17);

        StoredFile stored = store.store(file("holiday.png", content));

        assertThat(stored.mediaType()).isEqualTo("image/png");
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(store.find(stored.id())).contains(stored);
        assertThat(store.ofOwner("test", owner)).containsExactly(stored);
        try (InputStream in = store.open(stored.id())) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void knowsTheDigestOfTheContent() {
        StoredFile stored = store.store(file("../abc.txt", "abc".getBytes(StandardCharsets.UTF_8)));

        assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(stored.name()).isEqualTo("abc.txt");
        assertThat(stored.uploadedBy()).isEqualTo("anna");
    }

    @ParameterizedTest
    @CsvSource({
        "numbers.csv, 'a;b\n1;2\n', text/csv",
        "notes.txt, hello, text/plain",
        "notes.pdf, hello, text/plain",
        "data.json, '{\"a\": 1}', application/json",
        "paper.txt, '%PDF-1.7\n', application/pdf",
    })
    void tellsTheTypeFromTheContent(String name, String content, String mediaType) {
        assertThat(store.store(file(name, content.getBytes(StandardCharsets.UTF_8)))
                        .mediaType())
                .isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({
        "page.txt, '<!DOCTYPE html><html><body>hello</body></html>'",
        "page.html, hello",
        "drawing.svg, '<svg xmlns=\"http://www.w3.org/2000/svg\"/>'",
        "script.sh, '#!/bin/sh\necho'",
        "holiday.png, '\u0001\u0002\u0003\u0000\u0000'",
    })
    void refusesWhatIsNotAllowed(String name, String content) {
        assertThatThrownBy(() -> store.store(file(name, content.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("'" + name + "' is of the type ");
    }

    @Test
    void takesAFileOfExactlyTheLimitAndNoByteMore() {
        assertThat(store.store(file("full.png", picture(LIMIT))).size()).isEqualTo(LIMIT);
        assertThatThrownBy(() -> store.store(file("fuller.png", picture(LIMIT + 1))))
                .isInstanceOf(TooLargeException.class)
                .hasMessage("'fuller.png' is larger than the 8,388,608 bytes that a file may have.");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> store.store(file("nothing.txt", new byte[0])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'nothing.txt' is empty.");
    }

    @Test
    void isPartOfTheCallersTransaction() {
        QuarkusTransaction.begin();
        UUID id = store.store(file("abc.txt", picture(100))).id();
        QuarkusTransaction.rollback();

        assertThat(store.find(id)).isEmpty();
        assertThatThrownBy(() -> store.open(id)).isInstanceOf(UnknownResourceException.class);
    }

    @Test
    void deletesTheContentToo() {
        UUID id = store.store(file("abc.png", picture(100))).id();

        store.delete(id);

        assertThat(store.find(id)).isEmpty();
        assertThat(entityManager
                        .createNativeQuery("select count(*) from stored_file_chunk where file_id = ?1")
                        .setParameter(1, id)
                        .getSingleResult())
                .isEqualTo(0L);
    }

    private NewFile file(String name, byte[] content) {
        return new NewFile(new ByteArrayInputStream(content), name, "test", owner, "anna");
    }

    /** What begins like a picture and goes on at random. */
    static byte[] picture(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(start, 0, content, 0, start.length);
        return content;
    }
}

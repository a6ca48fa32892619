package dev.countersign.connector.sql;

import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.file.FilePlace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file to load: text in an encoding, compressed when its name ends with {@code .gz}. */
record LoadFile(FilePlace place, Charset encoding) {

    private static final int BUFFER = 64 * 1024;

    /** Its characters. A byte that is none in the encoding is an error, not a question mark in the table. */
    BufferedReader open() throws IOException {
        InputStream content = Files.newInputStream(place.existing());
        try {
            InputStream plain =
                    place.path().toString().endsWith(".gz") ? new GZIPInputStream(content, BUFFER) : content;
            BufferedReader reader = new BufferedReader(new InputStreamReader(plain, encoding.newDecoder()), BUFFER);
            skipMark(reader);
            return reader;
        } catch (IOException e) {
            content.close();
            throw unreadable(e);
        }
    }

    /** The mark that some programs write before the first character. */
    private static void skipMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    /** What is wrong with the content. */
    ConnectorFailure wrong(long line, String what, @Nullable Throwable cause) {
        return ConnectorFailure.of(
                "file",
                Reach.ANSWERED,
                "Line %d of %s: %s Nothing was loaded.".formatted(line, place.shown(), what),
                cause);
    }

    ConnectorFailure wrong(String what) {
        return ConnectorFailure.of(
                "file", Reach.ANSWERED, "The file %s %s Nothing was loaded.".formatted(place.shown(), what), null);
    }

    ConnectorFailure unreadable(IOException e) {
        String why = e.getMessage() + ".";
        if (e instanceof CharacterCodingException) {
            why = "it is not %s; name another encoding.".formatted(encoding);
        } else if (e instanceof ZipException) {
            why = "its name ends with .gz, but its content is not gzip (%s).".formatted(e.getMessage());
        }
        return ConnectorFailure.of(
                "file",
                Reach.ANSWERED,
                "The file %s cannot be read: %s Nothing was loaded.".formatted(place.shown(), why),
                e);
    }
}

package dev.countersign.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads an export line by line, so that its size does not matter, and hands what it finds to {@link ChainCheck}. */
final class ExportFile {

    private ExportFile() {}

    /**
     * @param seen is told each record that is whole
     * @throws IOException when the file cannot be read
     */
    static Findings check(Path file, List<ExpectedHead> heads, PublicKeys keys, Consumer<DecisionRecord> seen)
            throws IOException {
        ChainCheck check = new ChainCheck(heads, keys, seen);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    take(line.toByteArray(), check);
                    line.reset();
                } else {
                    line.write(c);
                }
            }
            if (line.size() > 0) {
                check.broken("it does not end with a line feed: the end of the file is missing");
            }
        }
        return check.end();
    }

    private static void take(byte[] line, ChainCheck check) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            Map<String, Object> members = Json.object(text);
            if (members.containsKey("manifest")) {
                check.manifest(Json.members(members.get("manifest")), members.get("signature"));
            } else {
                check.record(line, DecisionRecord.of(members));
            }
        } catch (BrokenTextException e) {
            check.broken(line, e.getMessage());
        } catch (CharacterCodingException e) {
            check.broken(line, "it is not UTF-8");
        }
    }
}

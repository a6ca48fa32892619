package dev.countersign.job.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every part of a few logs, read as a worker reads it: cut by bytes and then made text. */
class LogTextTest {

    private static final int EDGE = 3;
    private static final String MARK = "\u00EF\u00BF\u00BD"; // as bytes

    @Test
    void aPartIsItsBytesButForTheCharactersThatAreCutAtItsEdges() {
        assertParts("äö€😀 straße\n€€😀😀x\n", false);
    }

    @Test
    void marksOfTheLogItselfStay() {
        assertParts("ä€ a\uFFFDb 😀ü abc\uFFFD\uFFFD abc €\nabc\uFFFD", true);
    }

    @Test
    void bytesOfAnotherCharacterSetAreLostOneByOne() {
        byte[] log = "Käse für München: été à la crème\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] lost = new byte[log.length];
        for (int i = 0; i < log.length; i++) {
            lost[i] = log[i] < 0 ? (byte) 0xFF : log[i];
        }
        for (int from = 0; from < log.length; from++) {
            for (int to = from; to <= log.length; to++) {
                assertThat(part(log, from, to, StandardCharsets.UTF_8).bytes())
                        .as("%d-%d", from, to)
                        .isEqualTo(Arrays.copyOfRange(lost, from, to));
            }
        }
    }

    @Test
    void aMixtureHasItsLength() {
        byte[] log = "ä\uFFFD\uFFFDab\n?ö\n?\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < log.length; i++) {
            log[i] = log[i] == '?' ? (byte) 0xFC : log[i];
        }
        for (int from = 0; from < log.length; from++) {
            for (int to = from; to <= log.length; to++) {
                assertThat(part(log, from, to, StandardCharsets.UTF_8).bytes()).hasSize(to - from);
            }
        }
    }

    @Test
    void aWorkerWithoutUtf8GivesEachByteAsACharacter() {
        byte[] log = "Käse für München 😀\n".getBytes(StandardCharsets.UTF_8);

        assertThat(part(log, 0, log.length, StandardCharsets.ISO_8859_1).bytes())
                .isEqualTo(log);
        assertThat(part(log, 2, log.length - 2, StandardCharsets.ISO_8859_1).bytes())
                .isEqualTo(Arrays.copyOfRange(log, 2, log.length - 2));
        assertThat(part(log, 0, log.length, StandardCharsets.US_ASCII).bytes())
                .hasSize(log.length)
                .startsWith('K', 0xFF, 0xFF, 's', 'e')
                .endsWith(0xFF, 0xFF, 0xFF, 0xFF, '\n');
    }

    @Test
    void theBeginningOfACharacterIsKnownAsSuch() {
        byte[] log = "x😀".getBytes(StandardCharsets.UTF_8);

        assertThat(part(log, 0, 1, StandardCharsets.UTF_8).open()).isZero();
        assertThat(part(log, 0, 2, StandardCharsets.UTF_8).open()).isEqualTo(1);
        assertThat(part(log, 0, 3, StandardCharsets.UTF_8).open()).isEqualTo(2);
        assertThat(part(log, 0, 4, StandardCharsets.UTF_8).open()).isEqualTo(3);
        assertThat(part(log, 0, 5, StandardCharsets.UTF_8).open()).isZero();
        assertThat(part(log, 0, 0, StandardCharsets.UTF_8).open()).isZero();
    }

    private static void assertParts(String text, boolean marks) {
        byte[] log = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < log.length; from++) {
            if (marks && MARK.indexOf(log[from] & 0xFF) >= 0) {
                continue; // a mark at the edge looks like a character that was cut
            }
            for (int to = from; to <= log.length; to++) {
                byte[] part = part(log, from, to, StandardCharsets.UTF_8).bytes();
                int begin = from == 0 ? 0 : Math.min(EDGE, part.length);
                int end = to == log.length ? part.length : Math.max(begin, part.length - EDGE);
                assertThat(part).as("%d-%d", from, to).hasSize(to - from);
                assertThat(Arrays.copyOfRange(part, begin, end))
                        .as("%d-%d", from, to)
                        .isEqualTo(Arrays.copyOfRange(log, from + begin, from + end));
            }
        }
    }

    private static LogText part(byte[] log, int from, int to, Charset workers) {
        return LogText.of(new String(Arrays.copyOfRange(log, from, to), workers), to - from);
    }
}

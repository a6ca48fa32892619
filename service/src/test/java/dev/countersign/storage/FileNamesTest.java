package dev.countersign.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, passwd",
        "'C:\\Users\\anna\\plan.xlsx', plan.xlsx",
        "'a\u202efdp.exe', afdp.exe",
        "'two\r\nlines.txt', twolines.txt",
        "'<img src=x>.png', _img src=x_.png",
        "Päätös 3.pdf, Päätös 3.pdf",
        "'...', file",
        "'', file",
        "'folder/', file",
    })
    void areMadeHarmless(String given, String safe) {
        assertThat(FileNames.safe(given)).isEqualTo(safe);
    }

    @Test
    void areShortenedButKeepTheirExtension() {
        String safe = FileNames.safe("x".repeat(300) + ".csv");

        assertThat(safe).hasSize(120).endsWith("xx.csv");
    }

    @Test
    void standInTheHeaderForOldAndNewBrowsers() {
        assertThat(FileNames.attachment("Päätös \"3\".pdf"))
                .isEqualTo(
                        "attachment; filename=\"P__t_s _3_.pdf\"; filename*=UTF-8''P%C3%A4%C3%A4t%C3%B6s%20%223%22.pdf");
    }
}

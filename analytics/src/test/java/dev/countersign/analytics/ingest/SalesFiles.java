package dev.countersign.analytics.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files in the retail form. */
final class SalesFiles {
    static final String HEADER =
            "date,id,name,volume,price,cost,promo,category_net,margin,category1,category2,location,sales";

    private SalesFiles() {}

    /** A good row: product p1 in shop s1. */
    static String row(LocalDate date, String volume) {
        return date + ",p1,Pear," + volume + ",1.50,0.90,0,100.0,0.40,Fruit,Stone,s1,15.0";
    }

    /** Daily rows from 2024-01-01 of which the first {@code broken} have no number as volume. */
    static List<String> rows(int rows, int broken) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add(row(LocalDate.of(2024, 1, 1).plusDays(i), i < broken ? "many" : String.valueOf(i)));
        }
        return lines;
    }

    static Path write(Path file, String header, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        return Files.write(file, lines);
    }

    static byte[] gzip(String text) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

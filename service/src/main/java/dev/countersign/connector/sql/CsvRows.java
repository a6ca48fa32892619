package dev.countersign.connector.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file. Columns are found by the names in its first line; without such a line the columns that the
 * model names are those of the file, in its order. Each line must have exactly as many values as there are columns.
 */
final class CsvRows implements LoadRows {

    private final LoadFile file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private final int[] places;
    private final int width;
    private final boolean headed;

    private CsvRows(
            LoadFile file,
            CSVParser parser,
            Iterator<CSVRecord> records,
            List<String> header,
            List<String> wanted,
            boolean headed) {
        this.file = file;
        this.headed = headed;
        this.parser = parser;
        this.records = records;
        this.columns = wanted.isEmpty() ? header : wanted;
        this.width = header.size();
        this.places = columns.stream().mapToInt(header::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                throw file.wrong(
                        "has no column '%s'; its first line names %s. With header = no the columns are taken in their order."
                                .formatted(columns.get(i), String.join(", ", header)));
            }
        }
    }

    static CsvRows open(LoadFile file, CsvForm form, List<String> wanted) throws IOException {
        CSVParser parser = form.format().parse(file.open());
        try {
            Iterator<CSVRecord> records = parser.iterator();
            return new CsvRows(
                    file, parser, records, form.header() ? header(file, records) : wanted, wanted, form.header());
        } catch (RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    private static List<String> header(LoadFile file, Iterator<CSVRecord> records) {
        CSVRecord first = read(file, records, 1);
        if (first == null) {
            throw file.wrong("is empty: its first line should name the columns.");
        }
        List<String> names = new ArrayList<>();
        Set<String> once = new HashSet<>();
        for (@Nullable String value : first) {
            String name = value == null ? "" : value.strip();
            if (name.isEmpty() || !once.add(name)) {
                throw file.wrong(
                        1,
                        name.isEmpty() ? "a column has no name." : "two columns are named '%s'.".formatted(name),
                        null);
            }
            names.add(name);
        }
        return names;
    }

    @Override
    public boolean headed() {
        return headed;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable List<@Nullable String> next() {
        long line = parser.getCurrentLineNumber() + 1;
        CSVRecord record = read(file, records, line);
        if (record == null) {
            return null;
        }
        if (isEmpty(record)) {
            if (read(file, records, line + 1) == null) {
                return null; // the end of the last line, once more
            }
            throw file.wrong(line, "it is empty.", null);
        }
        if (record.size() != width) {
            throw file.wrong(line, "it has %d values, there are %d columns.".formatted(record.size(), width), null);
        }
        List<@Nullable String> values = new ArrayList<>(places.length);
        for (int place : places) {
            values.add(record.get(place));
        }
        return values;
    }

    private boolean isEmpty(CSVRecord record) {
        return width > 1
                && record.size() == 1
                && (record.get(0) == null || record.get(0).isEmpty());
    }

    private static @Nullable CSVRecord read(LoadFile file, Iterator<CSVRecord> records, long line) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException wrong) {
                throw file.wrong(line, "it is no CSV: %s.".formatted(wrong.getMessage()), e);
            }
            throw file.unreadable(e.getCause() == null ? new IOException(e) : e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

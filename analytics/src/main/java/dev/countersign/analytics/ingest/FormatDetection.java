package dev.countersign.analytics.ingest;

import dev.countersign.analytics.runner.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells the format of files by their headers, and says what is wrong with a header that fits none. */
final class FormatDetection {
    private static final String FIELD = "input";

    private FormatDetection() {}

    /**
     * @param wanted {@code auto} or the name of a format
     * @return the one format of all files
     */
    static SalesFormat detect(String wanted, List<InputFile> files) {
        List<SalesFormat> candidates = candidates(wanted);
        Map<String, String> formats = new TreeMap<>();
        for (InputFile file : files) {
            formats.putIfAbsent(detect(candidates, file).name(), file.name());
        }
        if (formats.size() > 1) {
            String found = formats.entrySet().stream()
                    .map(entry -> entry.getValue() + " is " + entry.getKey())
                    .collect(Collectors.joining(", "));
            throw new BadInputException("mixed-formats", "The files are of different formats: " + found + ".", FIELD);
        }
        String name = formats.keySet().iterator().next();
        return candidates.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The format's fields in the order of the file's header. */
    static List<Field> inHeaderOrder(SalesFormat format, InputFile file) {
        Map<String, Field> fields =
                format.fields().stream().collect(Collectors.toMap(field -> key(field.header()), field -> field));
        return file.header().stream().map(name -> fields.get(key(name))).toList();
    }

    private static List<SalesFormat> candidates(String wanted) {
        if (wanted.equals("auto")) {
            return SalesFormat.ALL;
        }
        List<SalesFormat> named = SalesFormat.ALL.stream()
                .filter(format -> format.name().equals(wanted))
                .toList();
        if (named.isEmpty()) {
            String known = SalesFormat.ALL.stream().map(SalesFormat::name).collect(Collectors.joining(", "));
            throw new BadInputException(
                    "unknown-format",
                    "The format '" + wanted + "' is unknown; known are auto, " + known + ".",
                    "format");
        }
        return named;
    }

    private static SalesFormat detect(List<SalesFormat> candidates, InputFile file) {
        List<String> present = file.header().stream().map(FormatDetection::key).toList();
        SalesFormat nearest = candidates.stream()
                .max(Comparator.comparingLong(format -> format.fields().stream()
                        .filter(field -> present.contains(key(field.header())))
                        .count()))
                .orElseThrow();
        List<String> known =
                nearest.fields().stream().map(field -> key(field.header())).toList();
        List<String> missing = nearest.fields().stream()
                .map(Field::header)
                .filter(header -> !present.contains(key(header)))
                .toList();
        List<String> unknown = file.header().stream()
                .filter(name -> !known.contains(key(name)))
                .toList();
        boolean repeated = present.stream().distinct().count() < present.size();
        if (missing.isEmpty() && unknown.isEmpty() && !repeated) {
            return nearest;
        }
        throw new BadInputException("wrong-header", explain(nearest, file, missing, unknown), FIELD);
    }

    private static String explain(SalesFormat nearest, InputFile file, List<String> missing, List<String> unknown) {
        if (missing.size() == nearest.fields().size()) {
            return "The first line of " + file.name() + " is not the header of a known format: none of its columns ("
                    + quoted(unknown) + ") is known. Columns are separated by commas.";
        }
        List<String> reasons = new ArrayList<>();
        if (!missing.isEmpty()) {
            reasons.add("missing: " + quoted(missing));
        }
        if (!unknown.isEmpty()) {
            reasons.add("unknown: " + quoted(unknown));
        }
        if (reasons.isEmpty()) {
            reasons.add("a column is there twice");
        }
        return "The header of " + file.name() + " is not that of the " + nearest.name() + " format; "
                + String.join("; ", reasons) + ".";
    }

    private static String quoted(List<String> names) {
        return names.stream()
                .limit(20)
                .map(name -> "'" + (name.length() <= 60 ? name : name.substring(0, 60) + "...") + "'")
                .collect(Collectors.joining(", "));
    }

    private static String key(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}

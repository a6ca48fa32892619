package dev.countersign.analytics.ingest;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.countersign.analytics.runner.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * Finds the files that the parameter {@code input} means and reads their headers. Whatever is wrong with them as
 * files is found here, before Spark is started.
 */
final class InputFiles {
    private static final String FIELD = "input";
    private static final Set<String> SCHEMES = Set.of("file", "s3a", "hdfs");

    private final Configuration configuration;

    InputFiles(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param input a file, a folder, or a pattern with {@code *}, <code>?</code>, {@code [..]}, <code>{a,b}</code>
     * @return the files in the order of their paths, none empty and at least one with rows
     */
    List<InputFile> find(String input) {
        List<InputFile> files = list(input).stream().map(this::look).toList();
        if (files.stream().noneMatch(InputFile::hasRows)) {
            throw refused("empty-file", names(files) + " has a header, but no rows.");
        }
        return files;
    }

    private List<Path> list(String input) {
        FileStatus[] found;
        boolean folder;
        try {
            Path path = new Path(input);
            refuseForeign(path);
            FileSystem files = path.getFileSystem(configuration);
            // A name that exists is taken as it is, even when it holds characters of a pattern.
            found = files.exists(path) ? new FileStatus[] {files.getFileStatus(path)} : files.globStatus(path);
            if (found == null || found.length == 0) {
                throw refused("missing-file", "There is no file or folder " + input + ".");
            }
            folder = found.length == 1 && found[0].isDirectory();
            if (folder) {
                found = files.listStatus(found[0].getPath());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(input, e);
        }
        List<Path> data = Arrays.stream(found)
                .filter(FileStatus::isFile)
                .map(FileStatus::getPath)
                .filter(InputFiles::isData)
                .sorted(Comparator.comparing(Path::toString))
                .toList();
        if (!data.isEmpty()) {
            return data;
        }
        if (folder) {
            throw refused("no-data-files", "The folder " + input + " holds no .csv or .csv.gz files.");
        }
        throw refused("unsupported-file", input + " is not a .csv or .csv.gz file.");
    }

    /** Hadoop would also fetch from any web server: the caller's network is not the model's to look into. */
    private static void refuseForeign(Path path) {
        String scheme = path.toUri().getScheme();
        if (scheme != null && !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw refused(
                    "unsupported-file", "Input is read from files, s3a:// and hdfs://, not from " + scheme + "://.");
        }
    }

    private static boolean isData(Path path) {
        String name = path.getName();
        boolean hidden = name.startsWith(".") || name.startsWith("_");
        return !hidden && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }

    private InputFile look(Path path) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            if (first == null) {
                throw refused("empty-file", "The file " + path.getName() + " is empty.");
            }
            return new InputFile(path.toString(), path.getName(), header(first), hasRows(lines));
        } catch (IOException e) {
            throw unreadable(path.getName(), e);
        }
    }

    private InputStream open(Path path) throws IOException {
        InputStream bytes = path.getFileSystem(configuration).open(path);
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
        if (codec == null) {
            return bytes;
        }
        try {
            return codec.createInputStream(bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static List<String> header(String line) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setMaxColumns(20_000);
        settings.setMaxCharsPerColumn(-1);
        String withoutMark = line.startsWith("\uFEFF") ? line.substring(1) : line;
        String[] names = new CsvParser(settings).parseLine(withoutMark);
        return names == null
                ? List.of()
                : Arrays.stream(names)
                        .map(name -> name == null ? "" : name.strip())
                        .toList();
    }

    private static boolean hasRows(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String names(List<InputFile> files) {
        return files.size() == 1 ? "The file " + files.get(0).name() : "Each of the " + files.size() + " files";
    }

    private static BadInputException unreadable(String name, Exception cause) {
        BadInputException refused = refused("unreadable-file", name + " cannot be read: " + cause.getMessage() + ".");
        refused.initCause(cause);
        return refused;
    }

    private static BadInputException refused(String code, String message) {
        return new BadInputException(code, message, FIELD);
    }
}

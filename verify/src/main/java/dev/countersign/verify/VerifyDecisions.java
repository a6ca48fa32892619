package dev.countersign.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code ./verify-decisions}. Exit code 0: all is well; 1: something is wrong; 2: it could not be checked. */
public final class VerifyDecisions {

    static final int WELL = 0;
    static final int WRONG = 1;
    static final int NOT_CHECKED = 2;

    private static final String USAGE = """
            Usage: verify-decisions [--key PUBLIC.pem] [--head SEQUENCE:HASH | --head HEAD.json] [--report REPORT.html] FILE...

              FILE      an export (JSON lines) or a report (.html) of decisions
              --key     the service's public keys; without it nobody vouches for the file, only its inner order is checked
              --head    a record that is known to have been there; repeat it for several
            """;

    private final PrintStream out;
    private final PublicKeys keys = new PublicKeys();
    private final List<String> heads = new ArrayList<>();
    private final List<Path> exports = new ArrayList<>();
    private final List<Path> reports = new ArrayList<>();

    private VerifyDecisions(PrintStream out) {
        this.out = out;
    }

    /** See the usage text. */
    public static void main(String... arguments) {
        System.exit(run(System.out, arguments));
    }

    /** The same without ending the program. */
    public static int run(PrintStream out, String... arguments) {
        return new VerifyDecisions(out).run(arguments);
    }

    private int run(String... arguments) {
        try {
            if (!parse(arguments) || (exports.isEmpty() && reports.isEmpty())) {
                out.print(USAGE);
                return NOT_CHECKED;
            }
            List<ExpectedHead> expected = new ArrayList<>();
            for (String head : heads) {
                expected.add(expectedHead(head));
            }
            return check(expected);
        } catch (IOException e) {
            out.println("NOT CHECKED: " + (e.getMessage() == null ? e : e.getMessage()));
            return NOT_CHECKED;
        }
    }

    private boolean parse(String... arguments) throws IOException {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean option = argument.startsWith("--");
            if (option && i + 1 == arguments.length) {
                return false;
            }
            switch (argument) {
                case "--key" -> readKey(Path.of(arguments[++i]));
                case "--head" -> heads.add(arguments[++i]);
                case "--report" -> reports.add(Path.of(arguments[++i]));
                default -> {
                    if (option) {
                        return false;
                    }
                    boolean page = argument.endsWith(".html") || argument.endsWith(".htm");
                    (page ? reports : exports).add(Path.of(argument));
                }
            }
        }
        return true;
    }

    private void readKey(Path file) throws IOException {
        try {
            keys.read(file);
        } catch (IOException e) {
            throw new IOException("the key " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ExpectedHead expectedHead(String head) throws IOException {
        try {
            return ExpectedHead.read(head, keys);
        } catch (BrokenTextException e) {
            throw new IOException("the head " + head + " cannot be used: " + e.getMessage(), e);
        }
    }

    private int check(List<ExpectedHead> expected) throws IOException {
        Map<Long, String> exported = new HashMap<>();
        boolean well = true;
        for (Path export : exports) {
            well &= print(export, ExportFile.check(export, expected, keys, record -> {
                if (!reports.isEmpty()) {
                    exported.put(record.sequence(), record.hash());
                }
            }));
        }
        for (Path report : reports) {
            well &= print(report, ReportFile.check(report, exported, keys));
        }
        return well ? WELL : WRONG;
    }

    private boolean print(Path file, Findings findings) {
        out.println((findings.isEmpty() ? "OK     " : "WRONG  ") + file);
        findings.lines().forEach(line -> out.println("  - " + line));
        findings.notes().forEach(note -> out.println("  " + note));
        return findings.isEmpty();
    }
}

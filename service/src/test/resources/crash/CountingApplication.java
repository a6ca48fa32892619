import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A Spark job that writes down each of its starts, waits as long as it is told to, counts, and leaves a result. */
public class CountingApplication {

    public static void main(String[] arguments) throws Exception {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i].equals("--param")) {
                String[] pair = arguments[i + 1].split("=", 2);
                values.put(pair[0], pair[1]);
            } else {
                values.put(arguments[i], arguments[i + 1]);
            }
        }
        chatter(Integer.parseInt(values.getOrDefault("chatter", "0")));
        String line = values.get("name") + " " + values.get("--key") + "\n";
        noteOverlaps(values);
        Files.writeString(
                Path.of(values.get("starts")), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Path hold = Path.of(values.get("hold"));
            while (Files.exists(hold)) {
                Thread.sleep(100);
            }
            Thread.sleep(Long.parseLong(values.get("millis")));
            if (values.containsKey("halt")) { // each executor dies of its task
                spark.range(0, 1, 1, 1).javaRDD().foreach(row -> Runtime.getRuntime().halt(1));
            }
            long rows = spark.range(1000).filter("id % 2 = 0").count();
            Path output = Path.of(values.get("--output"));
            Path work = Files.createDirectories(output.resolveSibling(output.getFileName() + ".tmp"));
            Files.writeString(work.resolve("rows"), Long.toString(rows));
            Files.move(work, output, StandardCopyOption.ATOMIC_MOVE);
            Path half = Path.of(values.get("--job-dir")).resolve("result.json.tmp");
            Files.write(
                    half,
                    ("{\"status\":\"SUCCEEDED\",\"output\":\"" + output + "\",\"result\":{\"rows\":" + rows + "}}")
                            .getBytes(StandardCharsets.UTF_8));
            Files.move(half, half.resolveSibling("result.json"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Writes so many lines into the log: a byte that is no UTF-8, then characters of one to four bytes. */
    private static void chatter(int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            if (i == lines / 2) {
                System.err.write(new byte[] {'M', (byte) 0xFC, 'n', '\n'});
            }
            System.err.write((i + ": 20 \u20AC f\u00FCr K\u00E4se \uD83D\uDE00\n").getBytes(StandardCharsets.UTF_8));
        }
        System.err.flush();
    }

    /** Writes down its own process, and each earlier run of the same name that is still alive: there must be none. */
    private static void noteOverlaps(Map<String, String> values) throws IOException {
        Path processes = Path.of(values.get("starts") + ".processes");
        if (Files.exists(processes)) {
            for (String earlier : Files.readAllLines(processes)) {
                String[] words = earlier.split(" ");
                if (words.length == 3 && words[0].equals(values.get("name")) && alive(words[2], words[1])) {
                    append(Path.of(values.get("starts") + ".overlaps"), earlier + " and " + values.get("--key"));
                }
            }
        }
        append(
                processes,
                values.get("name") + " " + values.get("--key") + " "
                        + ProcessHandle.current().pid());
    }

    private static boolean alive(String process, String key) {
        try {
            return Files.readString(Path.of("/proc", process, "cmdline")).contains(key);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

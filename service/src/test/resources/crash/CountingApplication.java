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
        String line = values.get("name") + " " + values.get("--key") + "\n";
        Files.writeString(
                Path.of(values.get("starts")), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Path hold = Path.of(values.get("hold"));
            while (Files.exists(hold)) {
                Thread.sleep(100);
            }
            Thread.sleep(Long.parseLong(values.get("millis")));
            long rows = spark.range(1000).filter("id % 2 = 0").count();
            Path output = Path.of(values.get("--output"));
            Files.createDirectories(output);
            Path half = Path.of(values.get("--job-dir")).resolve("result.json.tmp");
            Files.write(
                    half,
                    ("{\"status\":\"SUCCEEDED\",\"output\":\"" + output + "\",\"result\":{\"rows\":" + rows + "}}")
                            .getBytes(StandardCharsets.UTF_8));
            Files.move(half, half.resolveSibling("result.json"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}

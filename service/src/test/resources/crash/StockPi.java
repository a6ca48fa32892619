import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** A Spark application as everybody has them: knows nothing of jobs. {@code <slices> <file for the answer>} */
public final class StockPi {

    private StockPi() {}

    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder().appName("StockPi").getOrCreate();
        int slices = Integer.parseInt(arguments[0]);
        int points = 10_000 * slices;
        int inside = spark.range(0, points, 1, slices)
                .map((MapFunction<Long, Integer>) StockPi::inside, Encoders.INT())
                .reduce((ReduceFunction<Integer>) Integer::sum);
        System.out.println("Pi is roughly " + 4.0 * inside / points);
        Files.writeString(Path.of(arguments[1]), spark.conf().get("spark.sql.shuffle.partitions"));
        spark.stop();
    }

    static int inside(long point) {
        double x = (point * 0.754877666) % 1 * 2 - 1;
        double y = (point * 0.569840291) % 1 * 2 - 1;
        return x * x + y * y <= 1 ? 1 : 0;
    }
}

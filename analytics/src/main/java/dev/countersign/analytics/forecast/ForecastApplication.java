package dev.countersign.analytics.forecast;

import dev.countersign.analytics.runner.JobRun;
import dev.countersign.analytics.runner.Outcome;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Forecasts every market series of a snapshot and leaves the forecast, its backtest and the history it rests on. */
public final class ForecastApplication implements SparkApplication {
    private static final String READ = "Reading the sales history";
    private static final String TRAIN = "Trying the methods on the past";
    private static final String WRITE = "Writing the forecast";
    private static final String VERSION = "countersign-1/xgboost-3.1";

    public static void main(String... arguments) {
        SparkApplicationRunner.main(new ForecastApplication(), arguments);
    }

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public Set<String> parameters() {
        return ForecastRequest.PARAMETERS;
    }

    @Override
    public List<String> steps() {
        return List.of(READ, TRAIN, WRITE);
    }

    @Override
    public Outcome run(JobRun run) throws Exception {
        ForecastRequest request = ForecastRequest.of(run.parameters());
        SparkSession spark = run.spark();
        HistoryReader.Histories histories = HistoryReader.read(spark, request.snapshot(), request.excludeBefore());
        HistoryPanel panel = histories.panel();
        run.step(TRAIN);
        ForecastSettings settings =
                request.settings().withThreads(spark.sparkContext().defaultParallelism());
        PanelForecast forecast =
                new PanelForecaster(settings, new SparkSeriesRunner(spark)).forecast(panel, run::advance);
        run.step(WRITE);
        ForecastFiles.write(spark, run.workFolder(), panel, forecast, VERSION);
        return new Outcome(result(run, settings, panel, histories.ended(), forecast), null);
    }

    private static Map<String, Object> result(
            JobRun run, ForecastSettings settings, HistoryPanel panel, List<String> ended, PanelForecast forecast) {
        Map<String, Integer> leading = new TreeMap<>();
        double total = 0;
        int fallbacks = 0;
        for (SeriesForecast one : forecast.now()) {
            leading.merge(leading(one), 1, Integer::sum);
            fallbacks += one.note() == null ? 0 : 1;
            for (double volume : one.forecast()) {
                total += volume;
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("forecast", run.output().toString());
        result.put("horizon", settings.horizon());
        result.put("series", forecast.now().size());
        result.put("from", panel.date(panel.weeks()).toString());
        result.put("to", panel.date(panel.weeks() + settings.horizon() - 1).toString());
        result.put("historyFrom", panel.firstWeek().toString());
        result.put("historyWeeks", panel.weeks());
        result.put("methods", leading);
        result.put("fallbacks", fallbacks);
        result.put("ended", ended.size());
        result.put("origins", forecast.past().size());
        result.put("calibrated", forecast.calibrated());
        result.put("total", Math.rint(total));
        result.put("modelVersion", VERSION);
        return result;
    }

    /** The method that counts most; of equals the first by name. */
    private static String leading(SeriesForecast forecast) {
        return new TreeMap<>(forecast.weights())
                .entrySet().stream()
                        .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                        .orElseThrow()
                        .getKey();
    }
}

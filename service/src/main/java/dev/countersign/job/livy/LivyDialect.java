package dev.countersign.job.livy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.job.claimed.DriverState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Apache Livy 0.7 and later: {@code /batches}. Names are unique among the sessions that the server still holds; a second
 * one of the same name is refused with 400.
 */
class LivyDialect implements BatchDialect {

    private static final Pattern DIAGNOSTICS = Pattern.compile("\\n(YARN|Kubernetes) Diagnostics: ");

    @Override
    public String path() {
        return "/batches";
    }

    @Override
    public Map<String, Object> body(BatchRequest request) {
        Map<String, String> conf = new LinkedHashMap<>(request.properties());
        conf.remove("spark.jars");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", request.key());
        body.put("file", request.jar());
        body.put("className", request.mainClass());
        body.put("args", request.arguments());
        if (request.properties().containsKey("spark.jars")) {
            body.put("jars", List.of(request.properties().get("spark.jars").split(",")));
        }
        body.put("conf", conf);
        return body;
    }

    @Override
    public List<String> listings() {
        return List.of("?");
    }

    @Override
    public Optional<String> id(String key) {
        return Optional.empty();
    }

    @Override
    public List<Batch> batches(JsonNode page) {
        List<Batch> batches = new ArrayList<>();
        page.path("sessions").forEach(each -> batches.add(batch(each)));
        return batches;
    }

    @Override
    public Batch batch(JsonNode document) {
        return new Batch(
                document.path("id").asText(),
                document.path("name").asText(""),
                state(document.path("state").asText()),
                "");
    }

    private static DriverState state(String text) {
        return switch (text) {
            case "not_started", "starting" -> DriverState.SUBMITTED;
            case "idle", "running", "busy", "shutting_down" -> DriverState.RUNNING;
            case "success" -> DriverState.FINISHED;
            case "dead", "error" -> DriverState.FAILED;
            case "killed" -> DriverState.KILLED;
            default -> DriverState.UNKNOWN; // recovering, and what later versions may say
        };
    }

    @Override
    public String log(int from, int size) {
        return "/log?from=" + from + "&size=" + size;
    }

    @Override
    public List<String> lines(JsonNode log) {
        List<String> lines = new ArrayList<>();
        log.path("log").forEach(line -> lines.add(line.asText()));
        return lines;
    }

    /** Behind all others the server puts what YARN or Kubernetes says, if only a heading. */
    @Override
    public List<String> growing(List<String> log) {
        for (int i = log.size() - 1; i >= 0; i--) {
            if (DIAGNOSTICS.matcher(log.get(i)).matches()) {
                return log.subList(0, i);
            }
        }
        return log;
    }
}

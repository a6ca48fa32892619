package dev.countersign.job.livy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.job.claimed.DriverState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Apache Kyuubi 1.7 and later: {@code /api/v1/batches}. The client gives the batch its id, and a second request with the
 * same id gets the first one's batch.
 */
class KyuubiDialect implements BatchDialect {

    private static final String ID = "kyuubi.batch.id";

    /** The same for a key on every node and after every restart. */
    static String idOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String path() {
        return "/api/v1/batches";
    }

    @Override
    public Map<String, Object> body(BatchRequest request) {
        Map<String, String> conf = new LinkedHashMap<>(request.properties());
        conf.put(ID, idOf(request.key()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("batchType", "SPARK");
        body.put("resource", request.jar());
        body.put("className", request.mainClass());
        body.put("name", request.key());
        body.put("conf", conf);
        body.put("args", request.arguments());
        return body;
    }

    /** The server remembers every batch there ever was; those that ended are asked for one by one. */
    @Override
    public List<String> listings() {
        return List.of("?batchType=SPARK&batchState=PENDING&", "?batchType=SPARK&batchState=RUNNING&");
    }

    @Override
    public Optional<String> id(String key) {
        return Optional.of(idOf(key));
    }

    @Override
    public List<Batch> batches(JsonNode page) {
        List<Batch> batches = new ArrayList<>();
        page.path("batches").forEach(each -> batches.add(batch(each)));
        return batches;
    }

    @Override
    public Batch batch(JsonNode document) {
        return new Batch(
                document.path("id").asText(),
                document.path("name").asText(""),
                state(document.path("state").asText()),
                document.path("appDiagnostic").asText(""));
    }

    private static DriverState state(String text) {
        return switch (text) {
            case "INITIALIZED", "PENDING" -> DriverState.SUBMITTED;
            case "RUNNING" -> DriverState.RUNNING;
            case "FINISHED" -> DriverState.FINISHED;
            case "ERROR", "TIMEOUT" -> DriverState.FAILED;
            case "CANCELED", "CLOSED" -> DriverState.KILLED;
            default -> DriverState.UNKNOWN;
        };
    }

    @Override
    public String log(int from, int size) {
        return "/localLog?from=" + from + "&size=" + size;
    }

    @Override
    public List<String> lines(JsonNode log) {
        List<String> lines = new ArrayList<>();
        log.path("logRowSet").forEach(line -> lines.add(line.asText()));
        return lines;
    }

    @Override
    public List<String> growing(List<String> log) {
        return log;
    }
}

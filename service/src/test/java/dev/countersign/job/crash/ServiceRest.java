package dev.countersign.job.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What its administrator asks a packaged service for. */
public final class ServiceRest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;
    private final Path data;

    ServiceRest(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    /** With variables that are texts. */
    public String startInstance(String process, Map<String, String> variables)
            throws IOException, InterruptedException {
        Map<String, Object> typed = new LinkedHashMap<>();
        variables.forEach((name, value) -> typed.put(name, Map.of("value", value, "type", "String")));
        JsonNode answer =
                send("POST", "/engine-rest/process-definition/key/" + process + "/start", Map.of("variables", typed));
        return answer.path("id").asText();
    }

    /** ACTIVE, COMPLETED, EXTERNALLY_TERMINATED. */
    public String stateOf(String instance) throws IOException, InterruptedException {
        return get("/engine-rest/history/process-instance/" + instance)
                .path("state")
                .asText();
    }

    /** The incidents' messages. */
    public List<String> incidents() throws IOException, InterruptedException {
        return messages(get("/engine-rest/incident"));
    }

    /** The messages of the incidents of one process instance. */
    public List<String> incidentsOf(String instance) throws IOException, InterruptedException {
        return messages(get("/engine-rest/incident?processInstanceId=" + instance));
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return call(request(path).GET());
    }

    /** With a JSON body; gives the answer, empty when there is none. */
    public JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        return call(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Where a path of the service is, for requests that are not its administrator's. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static List<String> messages(JsonNode incidents) {
        List<String> messages = new ArrayList<>();
        incidents.forEach(
                incident -> messages.add(incident.path("incidentMessage").asText()));
        return messages;
    }

    private HttpRequest.Builder request(String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json");
        String password = adminPassword();
        return password == null
                ? request
                : request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** From the file that the first start of the service leaves. */
    private @Nullable String adminPassword() throws IOException {
        Path file = data.resolve("secrets/initial-passwords");
        if (!Files.exists(file)) {
            return null;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("admin ")) {
                return line.substring("admin ".length());
            }
        }
        return null;
    }
}

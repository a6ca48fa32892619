package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs jobs on a {@link BatchPeer}; has no time limit of its own for a call. */
@ApplicationScoped
class BatchBackend implements JobBackend {

    static final String TOPIC = "job-batch";

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable BatchPeer peer;

    void use(BatchPeer other) {
        peer = other;
    }

    @Override
    public String name() {
        return "remote-batch";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Set<String> applications() {
        return Set.of("wait");
    }

    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        call("POST", "/" + key, spec.parameters().getOrDefault("millis", "1000"));
        return new JobHandle(name(), key, key);
    }

    @Override
    public Optional<JobHandle> find(String key) {
        return call("GET", "/" + key, "").statusCode() == 200
                ? Optional.of(new JobHandle(name(), key, key))
                : Optional.empty();
    }

    @Override
    public JobStatus status(JobHandle handle) {
        HttpResponse<String> response = call("GET", "/" + handle.key(), "");
        return response.statusCode() == 200 ? status(response.body()) : JobStatus.gone("the peer does not know it");
    }

    @Override
    public Map<String, JobStatus> statuses(Collection<JobHandle> handles) {
        Set<String> wanted = handles.stream().map(JobHandle::key).collect(Collectors.toSet());
        return call("GET", "", "")
                .body()
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> wanted.contains(words[0]))
                .collect(Collectors.toMap(words -> words[0], words -> status(words[1])));
    }

    @Override
    public void cancel(JobHandle handle) {
        call("DELETE", "/" + handle.key(), "");
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return new JobLogs() {
            @Override
            public String tail(Stream stream, int lines) {
                return "";
            }

            @Override
            public LogPart part(Stream stream, long offset, int length) {
                return LogPart.none(offset);
            }

            @Override
            public Optional<byte[]> file(String name, int maxBytes) {
                String state = call("GET", "/" + handle.key(), "").body();
                return name.equals("result.json") && state.equals("success")
                        ? Optional.of("{\"status\":\"SUCCEEDED\",\"result\":{}}".getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
            }
        };
    }

    private static JobStatus status(String state) {
        return switch (state) {
            case "running" -> JobStatus.running("");
            case "success" -> JobStatus.exited(0);
            default -> JobStatus.exited(143);
        };
    }

    private HttpResponse<String> call(String method, String path, String body) {
        BatchPeer server = peer;
        if (server == null) {
            throw new IllegalStateException("there is no peer");
        }
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

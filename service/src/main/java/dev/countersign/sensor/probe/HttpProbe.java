package dev.countersign.sensor.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.ModelSecret;
import dev.countersign.externaltask.HostRule;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Waits until an address answers as it should. Follows no redirection: it could lead to a host that is not allowed. */
@Singleton
class HttpProbe implements Probe {

    private static final int MAX_BODY = 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HostRule hosts;
    private final ModelSecret secrets;
    private final BodyCondition condition;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HttpProbe(HostRule hosts, ModelSecret secrets, ObjectMapper json) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.condition = new BodyCondition(json);
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public void check(TaskInputs inputs) {
        inputs.require("url").ifPresent(url -> hosts.check(address(url)));
        inputs.known("status").ifPresent(StatusRange::of);
        inputs.known("secret").ifPresent(secrets::check);
        condition.check(inputs);
    }

    @Override
    public String target(TaskInputs inputs) {
        String url = inputs.text("url");
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url; // what follows may be confidential
    }

    @Override
    public Answer look(TaskInputs inputs) throws InterruptedException {
        URI address = address(inputs.text("url"));
        hosts.check(address);
        HttpResponse<InputStream> response = send(request(inputs, address));
        byte[] body = body(response);
        int status = response.statusCode();
        if (!StatusRange.of(inputs.known("status").orElse("200-299")).contains(status)) {
            if (status >= 500 || status == 401 || status == 403 || status == 429) {
                throw new ProbeException("The address answers with status " + status + ".");
            }
            return Answer.notYet("The address answers with status " + status + ".");
        }
        Optional<String> unmet = condition.unmet(inputs, status, body);
        return unmet.map(Answer::notYet)
                .orElseGet(() -> Answer.found(
                        "The address answers with status " + status + (body.length == 0 ? "." : " and the right body."),
                        new Finding(target(inputs), body.length, null, Integer.toString(status))));
    }

    private HttpRequest request(TaskInputs inputs, URI address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "application/json, */*;q=0.5");
        inputs.below("header.").forEach((name, value) -> request.header(name, value.toString()));
        inputs.known("secret").ifPresent(name -> {
            Optional<String> header = inputs.known("secretHeader");
            request.header(
                    header.orElse("Authorization"),
                    (header.isPresent() ? "" : "Bearer ") + secrets.forAddress(name, address));
        });
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ProbeException("The address gives no answer: " + e, e);
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw new ProbeException("The answer has more than 1 MiB.");
            }
            return body;
        } catch (IOException e) {
            throw new ProbeException("The answer breaks off: " + e, e);
        }
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url is no address: '" + url + "'.");
        }
    }
}

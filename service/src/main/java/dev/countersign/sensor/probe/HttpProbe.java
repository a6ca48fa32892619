package dev.countersign.sensor.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.host.HostName;
import dev.countersign.connector.http.ConnectionGet;
import dev.countersign.connector.http.ModelHttp;
import dev.countersign.connector.http.OversizedAnswerException;
import dev.countersign.connector.secret.ModelSecret;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.externaltask.HostRule;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Waits until an address answers as it should. Follows no redirection: it could lead to a host that is not allowed. */
@Singleton
class HttpProbe implements Probe {

    private static final int MAX_BODY = 1024 * 1024;
    /** What the process gets of a body. */
    private static final int SMALL = 8 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HostRule hosts;
    private final Connected connected;
    private final ConnectionGet get;
    private final ModelSecret secrets;
    private final BodyCondition condition;
    private final ModelHttp http;

    HttpProbe(
            HostRule hosts,
            Connected connected,
            ConnectionGet get,
            ModelHttp http,
            ModelSecret secrets,
            ObjectMapper json) {
        this.hosts = hosts;
        this.connected = connected;
        this.get = get;
        this.http = http;
        this.secrets = secrets;
        this.condition = new BodyCondition(json);
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public void check(TaskInputs inputs) {
        ModelSecret.refuseMarks(inputs);
        if (Connected.named(inputs)) {
            connected.check(inputs, "http", "url");
            if (inputs.has("secret")) {
                throw new IllegalArgumentException("A connection brings its own secret; leave out 'secret'.");
            }
        } else {
            inputs.require("url").ifPresent(url -> hosts.check(address(url)));
        }
        inputs.known("status").ifPresent(StatusRange::of);
        checkSecret(inputs);
        condition.check(inputs);
    }

    @Override
    public String target(TaskInputs inputs) {
        if (Connected.named(inputs)) {
            return inputs.text(Connected.INPUT) + ":" + inputs.text("path");
        }
        String url = inputs.text("url");
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url; // what follows may be confidential
    }

    /** Its name stands in the model: whoever fills in a variable must not choose which secret is sent. */
    private void checkSecret(TaskInputs inputs) {
        if (!inputs.has("secret")) {
            return;
        }
        String name = inputs.known("secret")
                .orElseThrow(() -> new IllegalArgumentException("secret must be a name, not an expression."));
        secrets.check(name);
        inputs.known("url").ifPresent(url -> secrets.value(name, address(url), new Redaction()));
    }

    @Override
    public String peer(TaskInputs inputs) {
        if (Connected.named(inputs)) {
            return Connected.peer(inputs);
        }
        URI address = address(inputs.text("url"));
        return "host " + HostName.normal(address.getHost()) + ":" + address.getPort();
    }

    /** Waits for a future and reads no socket itself, so that an interrupt is enough to end it. */
    @Override
    public Answer look(TaskInputs inputs, CallContext context) throws InterruptedException {
        Redaction redaction = context.redaction();
        if (Connected.named(inputs)) {
            return connected.look(inputs, "http", context, (connection, within) -> {
                Map<String, String> headers = new LinkedHashMap<>();
                inputs.below("header.").forEach((name, value) -> headers.put(name, value.toString()));
                ConnectionGet.Seen seen = get.get(connection, inputs.text("path"), headers, within);
                return cleaned(answer(inputs, seen.status(), seen.body(), redaction), redaction);
            });
        }
        try {
            return cleaned(look(inputs, redaction), redaction);
        } catch (ProbeException | IllegalArgumentException e) {
            throw new ProbeException(redaction.clean(String.valueOf(e.getMessage())), e);
        }
    }

    private Answer look(TaskInputs inputs, Redaction redaction) throws InterruptedException {
        URI address = address(inputs.text("url"));
        hosts.check(address);
        ModelHttp.Answer response = send(request(inputs, address, redaction));
        return answer(inputs, response.status(), response.body(), redaction);
    }

    private static Answer cleaned(Answer answer, Redaction redaction) {
        Map<String, Object> given = new LinkedHashMap<>();
        answer.given().forEach((name, value) -> given.put(name, Objects.requireNonNull(redaction.clean(value))));
        return new Answer(redaction.clean(answer.text()), answer.found(), given);
    }

    private Answer answer(TaskInputs inputs, int status, byte[] body, Redaction redaction) {
        if (!StatusRange.of(inputs.known("status").orElse("200-299")).contains(status)) {
            if (status >= 500 || status == 401 || status == 403 || status == 429) {
                throw new ProbeException("The address answers with status " + status + ".");
            }
            return Answer.notYet("The address answers with status " + status + ".");
        }
        Optional<String> unmet = condition.unmet(inputs, status, body, redaction);
        return unmet.map(Answer::notYet)
                .orElseGet(() -> new Answer(
                        "The address answers with status " + status + (body.length == 0 ? "." : " and the right body."),
                        List.of(new Finding(target(inputs), body.length, null, Integer.toString(status))),
                        small(body)));
    }

    private Map<String, Object> small(byte[] body) {
        Object plain = body.length == 0 || body.length > SMALL ? null : condition.plain(body);
        return plain == null ? Map.of() : Map.of("body", plain);
    }

    private ModelHttp.Request request(TaskInputs inputs, URI address, Redaction redaction) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "application/json, */*;q=0.5");
        inputs.below("header.").forEach((name, value) -> headers.put(name, value.toString()));
        inputs.known("secret").ifPresent(name -> {
            Optional<String> header = inputs.known("secretHeader");
            String value = secrets.value(name, address, redaction);
            headers.put(header.orElse("Authorization"), (header.isPresent() ? "" : "Bearer ") + value);
        });
        return new ModelHttp.Request("GET", address, headers, null);
    }

    private ModelHttp.Answer send(ModelHttp.Request request) throws InterruptedException {
        CompletableFuture<ModelHttp.Answer> answer = http.send(request, TIMEOUT, MAX_BODY);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OversizedAnswerException tooLarge) {
                throw new ProbeException(String.valueOf(tooLarge.getMessage()), e);
            }
            if (e.getCause() instanceof TimeoutException) {
                throw new ProbeException("The answer is not complete after " + TIMEOUT.toSeconds() + " seconds.", e);
            }
            throw new ProbeException("The address gives no answer: " + e.getCause(), e);
        } finally {
            answer.cancel(true);
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

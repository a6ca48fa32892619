package dev.countersign.connector.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.StatusSet;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.connector.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request as the model describes it: secrets are still names in it. */
record HttpCall(Plan plan, HttpSender sender, HttpSignIn signIn, Secrets secrets, ObjectMapper json, long maxResponse)
        implements ConnectorCall {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    private static final int MAX_REDIRECTS = 5;

    /**
     * What the inputs say.
     *
     * @param permitted by header or parameter: the secrets that the model itself names there
     */
    record Plan(
            String method,
            HttpTarget target,
            Optional<Connection> connection,
            Map<String, String> headers,
            Map<String, String> query,
            Map<String, Set<String>> permitted,
            RequestBody body,
            StatusSet expected,
            Set<String> responseHeaders,
            boolean followRedirects) {}

    @Override
    public boolean idempotent() {
        return IDEMPOTENT.contains(plan.method());
    }

    @Override
    public Map<String, @Nullable Object> run(CallContext context) throws Exception {
        HttpSender.Request request = request(context);
        HttpAnswer answer;
        if (plan.connection().isPresent()) {
            Connection connection = plan.connection().get();
            request = signIn.signed(request, connection, context);
            answer = signIn.send(request, connection, context);
        } else {
            answer = sender.send(request, context);
        }
        for (int hop = 0; plan.followRedirects() && redirects(answer) && hop < MAX_REDIRECTS; hop++) {
            request = redirected(request, answer);
            answer = sender.send(request, context);
        }
        if (!plan.expected().contains(answer.status())) {
            throw unexpected(request, answer, context.redaction());
        }
        return answer.result(plan.responseHeaders(), maxResponse, context.redaction(), json);
    }

    private HttpSender.Request request(CallContext context) {
        Redaction redaction = context.redaction();
        HttpTarget target = plan.target();
        Map<String, String> headers = new LinkedHashMap<>();
        plan.headers().forEach((name, text) -> headers.put(name, fill("header." + name, text, redaction)));
        for (Map.Entry<String, String> parameter : plan.query().entrySet()) {
            target = target.with(
                    parameter.getKey(), fill("query." + parameter.getKey(), parameter.getValue(), redaction));
        }
        if (!Set.of("GET", "HEAD", "OPTIONS").contains(plan.method())
                && headers.keySet().stream().noneMatch("Idempotency-Key"::equalsIgnoreCase)) {
            headers.put("Idempotency-Key", context.key());
        }
        RequestBody body = plan.body();
        String text = body.text() == null
                ? null
                : secrets.fill(body.text(), body.secrets(), secretTarget(), body.secretEncoding(), redaction);
        return new HttpSender.Request(plan.method(), target, headers, text, body.contentType());
    }

    private String fill(String input, String text, Redaction redaction) {
        return secrets.fill(
                text, plan.permitted().getOrDefault(input, Set.of()), secretTarget(), value -> value, redaction);
    }

    private Secrets.Target secretTarget() {
        return plan.target()
                .secretTarget(plan.connection().flatMap(Connection::secretName).orElse(null));
    }

    private boolean redirects(HttpAnswer answer) {
        return Set.of(301, 302, 303, 307, 308).contains(answer.status())
                && answer.headers().containsKey("location")
                && Set.of("GET", "HEAD").contains(plan.method());
    }

    /** The next hop is checked like the first; another host gets none of the headers, which may hold secrets. */
    private static HttpSender.Request redirected(HttpSender.Request request, HttpAnswer answer) {
        String location = answer.headers().get("location");
        HttpTarget next;
        try {
            next = HttpTarget.of(
                    "address of the redirect",
                    request.target().uri().resolve(location).toString(),
                    false);
        } catch (IllegalArgumentException e) {
            throw ConnectorFailure.answer(
                    "redirect", "The answer is a redirect that cannot be followed: " + e.getMessage());
        }
        if (next.sameOrigin(request.target())) {
            next = new HttpTarget(
                    next.uri(), next.host(), next.port(), request.target().configured());
            return new HttpSender.Request(request.method(), next, request.headers(), null, "", request.tls());
        }
        return new HttpSender.Request(request.method(), next, Map.of(), null, "");
    }

    private ConnectorFailure unexpected(HttpSender.Request request, HttpAnswer answer, Redaction redaction) {
        String redirect = answer.headers().containsKey("location") && answer.status() / 100 == 3
                ? " It redirects to another address; that is followed only for GET and HEAD with followRedirects."
                : "";
        String beginning = answer.beginning(redaction);
        return ConnectorFailure.status(
                answer.status(),
                "%s %s answered with the status %d, not %s.%s%s"
                        .formatted(
                                request.method(),
                                request.target().shown(),
                                answer.status(),
                                plan.expected(),
                                redirect,
                                beginning.isEmpty() ? "" : " The answer begins: " + beginning),
                beginning);
    }
}

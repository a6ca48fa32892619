package dev.countersign.job.claimed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;

/** HTTP with JSON answers, where what matters is whether a call may have had an effect. */
public class JsonHttp {

    /** @param body null for an answer that is no JSON */
    public record Answer(
            int status, @org.jspecify.annotations.Nullable JsonNode body) {}

    private final HttpClient http;
    private final String whom;
    private final Optional<String> authorization;
    private final Duration timeout;
    private final ObjectMapper json;

    /**
     * @param whom for people, such as {@code the Spark master}
     * @param authorization value of the header of this name
     */
    public JsonHttp(String whom, Optional<String> authorization, Duration timeout, ObjectMapper json) {
        this.whom = whom;
        this.authorization = authorization;
        this.timeout = timeout;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** A request to a path below the base address. */
    public static HttpRequest.Builder request(URI base, String path) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + path))
                .header("Accept", "application/json");
    }

    /** @throws ServerAwayException when there is no answer */
    public Answer json(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = bytes(request);
        try {
            return new Answer(answer.statusCode(), json.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            return new Answer(answer.statusCode(), null);
        } catch (IOException e) {
            throw new ServerAwayException("the answer of " + whom + " cannot be read", false, e);
        }
    }

    /** @throws ServerAwayException when there is no answer */
    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.timeout(timeout).build(), BodyHandlers.ofByteArray());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            String why = e.getCause() instanceof UnresolvedAddressException ? "unknown host" : "no connection";
            throw new ServerAwayException(whom + " does not answer (" + why + ")", true, e);
        } catch (IOException e) {
            throw new ServerAwayException(whom + " does not answer (" + e.getMessage() + ")", false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerAwayException("interrupted while " + whom + " was asked", false, e);
        }
    }
}

package dev.countersign.job.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverState;
import dev.countersign.job.claimed.JsonHttp;
import dev.countersign.job.claimed.JsonHttp.Answer;
import dev.countersign.job.claimed.ServerAwayException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Calls to the master's REST submission server, to its web page and to the pages of its workers. */
class ClusterClient {

    private final JsonHttp http;
    private final URI rest;
    private final URI page;

    ClusterClient(URI rest, URI page, JsonHttp http) {
        this.rest = rest;
        this.page = page;
        this.http = http;
    }

    /**
     * Asks for a driver. Not idempotent: each call makes one.
     *
     * @return the driver's id
     * @throws ServerAwayException also when the answer was lost; the driver may be there then
     * @throws JobSubmissionException when the master understood the request and finds it wrong
     */
    String create(String body) {
        JsonNode answer = call(JsonHttp.request(rest, "/v1/submissions/create")
                .header("Content-Type", "application/json;charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
        if (answer.path("action").asText().equals("ErrorResponse")) {
            throw new JobSubmissionException(
                    "The Spark master refused the job: "
                            + answer.path("message").asText(),
                    null);
        }
        if (!answer.path("success").asBoolean()
                || answer.path("submissionId").asText().isBlank()) {
            throw new ServerAwayException(
                    "the master refused it: " + answer.path("message").asText("no reason given"), true, null);
        }
        return answer.path("submissionId").asText();
    }

    /** One driver; {@link DriverState#FORGOTTEN} when the master does not know it. */
    Driver status(String id) {
        JsonNode answer =
                call(JsonHttp.request(rest, "/v1/submissions/status/" + id).GET());
        if (!answer.path("success").asBoolean()) {
            return new Driver(id, DriverState.FORGOTTEN, "", "");
        }
        return new Driver(
                id,
                DriverState.of(answer.path("driverState").asText()),
                answer.path("workerId").asText(""),
                answer.path("message").asText(""));
    }

    /** Tells the master to end a driver. */
    void kill(String id) {
        call(JsonHttp.request(rest, "/v1/submissions/kill/" + id).POST(BodyPublishers.noBody()));
    }

    /** Everything that the master shows now. */
    Cluster cluster() {
        return Cluster.of(call(JsonHttp.request(page, "/json/").GET()));
    }

    /**
     * A worker's page about what a driver wrote.
     *
     * @param query such as {@code offset=0&byteLength=1000}
     * @throws ServerAwayException when the worker does not give it
     */
    byte[] log(String workerPage, String driver, String stream, String query) {
        HttpRequest.Builder request = JsonHttp.request(
                URI.create(workerPage), "/log/?driverId=" + driver + "&logType=" + stream + "&" + query);
        HttpResponse<byte[]> answer;
        try {
            answer = http.bytes(request.GET());
        } catch (ServerAwayException e) {
            throw new ServerAwayException("the worker of the driver does not answer", e.refused(), e);
        }
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new ServerAwayException("the worker of the driver answered " + answer.statusCode(), true, null);
        }
        return answer.body();
    }

    private JsonNode call(HttpRequest.Builder request) {
        Answer answer = http.json(request);
        JsonNode body = answer.body();
        if (body == null || !body.isObject()) {
            throw new ServerAwayException(
                    "the master answered " + answer.status() + " and no JSON object", answer.status() >= 400, null);
        }
        return body;
    }
}

package dev.countersign.job.claimed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.job.JobSubmissionException;
import java.util.Map;

/**
 * The secrets in a request for a driver. It is written down as it is configured, in a folder that the whole cluster reads;
 * only what is sent has the values.
 */
public class RequestSecrets {

    private final JobSecrets secrets;
    private final String member;
    private final ObjectMapper json;

    /** @param member of the request's body that has the Spark properties; nothing else in it may name a secret */
    public RequestSecrets(JobSecrets secrets, String member, ObjectMapper json) {
        this.secrets = secrets;
        this.member = member;
        this.json = json;
    }

    /**
     * The request as it is sent.
     *
     * @throws JobSubmissionException when a secret is not there
     */
    String filled(String request) {
        if (!SecretText.mentionsSecret(request)) {
            return request;
        }
        try {
            JsonNode body = json.readTree(request);
            if (body.path(member) instanceof ObjectNode properties) {
                properties.properties().stream()
                        .filter(property ->
                                SecretText.mentionsSecret(property.getValue().asText()))
                        .map(Map.Entry::getKey)
                        .toList()
                        .forEach(name -> properties.put(
                                name, secrets.fill(properties.path(name).asText())));
            }
            return json.writeValueAsString(body);
        } catch (IllegalArgumentException e) {
            throw new JobSubmissionException(String.valueOf(e.getMessage()), e);
        } catch (JsonProcessingException e) {
            throw new JobSubmissionException(
                    "The request that was written down for the job is no JSON any more.", null);
        }
    }

    /** What a server says about a request, without what was in it. */
    String clean(String answer) {
        return secrets.hidden().clean(answer);
    }
}

package dev.countersign.job.livy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between the servers' protocols. */
interface BatchDialect {

    /** Path of the collection of batches. */
    String path();

    /** The body that asks for a batch. */
    Map<String, Object> body(BatchRequest request);

    /** Queries which together list every batch that lives, and perhaps others. */
    List<String> listings();

    /** The id that the server will have given to the batch of a key; empty when only the server knows. */
    Optional<String> id(String key);

    /** The batches of a page. */
    List<Batch> batches(JsonNode page);

    Batch batch(JsonNode document);

    /** Path and query of some log lines below a batch. */
    String log(int from, int size);

    /** The lines of a part of a log. */
    List<String> lines(JsonNode log);

    /** Of a log to which more may come: those lines after which it does. */
    List<String> growing(List<String> log);
}

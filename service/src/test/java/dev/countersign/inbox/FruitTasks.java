package dev.countersign.inbox;

import static dev.countersign.inbox.InboxRuns.as;
import static dev.countersign.inbox.InboxRuns.unique;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.operaton.bpm.engine.TaskService;

/** Three tasks that are offered to groups of their own, and a person in those groups who lists them. */
abstract class FruitTasks {

    @Inject
    InboxRuns runs;

    @Inject
    TaskService tasks;

    protected String person;
    protected String group;
    protected String second;
    protected String definition;
    protected String apples;
    protected String pears;
    protected String plums;

    @BeforeEach
    void startThreeRuns() {
        person = unique("anna");
        group = unique("crew");
        second = unique("gang");
        definition = unique("fruit");
        runs.deploy(definition, "Fruit control");
        Map<String, Object> order = Map.of("customer", Map.of("name", "ACME", "rank", 3), "paid", true);
        apples = runs.start(definition, "AP-1_x", Map.of("weight", 12, "colour", "red", "order", order), group);
        pears = runs.start(definition, "PE-1", Map.of("weight", 7.5, "colour", "12", "paid", false), group, second);
        plums = runs.start(definition, "AP-10x", Map.of("weight", 100L, "colour", "dark red"), second);
        runs.shape(apples, 80, "2020-01-01T00:00:00Z", null);
        runs.shape(pears, 50, "2199-01-01T00:00:00Z", "2199-01-01T00:00:00Z");
        runs.shape(plums, 20, null, "2020-01-01T00:00:00Z");
    }

    protected ValidatableResponse offered(String... parameters) {
        return listed("group", parameters);
    }

    protected ValidatableResponse listed(String filter, String... parameters) {
        var request = as(member(person)).queryParam("filter", filter);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/tasks").then();
    }

    protected String member(String id) {
        return id + ";approver;" + group + "," + second;
    }

    /** The tasks by the letters A(pples), P(ears) and p(L)ums. */
    protected List<String> ids(@Nullable String letters) {
        List<String> ids = new ArrayList<>();
        for (String letter : letters == null ? new String[0] : letters.split(" ")) {
            ids.add(Map.of("A", apples, "P", pears, "L", plums).get(letter));
        }
        return ids;
    }
}

package dev.countersign.job.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverServer;
import dev.countersign.job.claimed.DriverState;
import dev.countersign.job.claimed.ServerAwayException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the page {@code /json/} of a master shows at a moment.
 *
 * @param drivers by id; of those that ended only the last ones
 * @param pages address of each worker's web page by the worker's id
 * @param applications live ones by name, which is the job's key
 * @param room words for the live worker with the most memory
 */
record Cluster(
        Map<String, Driver> drivers, Map<String, String> pages, Map<String, Application> applications, String room)
        implements DriverServer.Listing {

    /**
     * A live Spark application.
     *
     * @param waiting whether it has no executor yet
     * @param age time since it registered
     */
    record Application(String id, boolean waiting, Duration age) {}

    /** @throws ServerAwayException when this master is not the one that is in charge */
    static Cluster of(JsonNode page) {
        if (!page.path("status").asText().equals("ALIVE")) {
            throw new ServerAwayException("the master is " + page.path("status").asText("none"), true, null);
        }
        Map<String, Driver> drivers = new HashMap<>();
        for (String list : new String[] {"completeddrivers", "activedrivers"}) {
            for (JsonNode each : page.path(list)) {
                String worker = each.path("worker").asText();
                Driver driver = new Driver(
                        each.path("id").asText(),
                        DriverState.of(each.path("state").asText()),
                        worker.equals("None") ? "" : worker,
                        "");
                drivers.put(driver.id(), driver);
            }
        }
        Map<String, String> pages = new LinkedHashMap<>();
        page.path("workers")
                .forEach(each -> pages.put(
                        each.path("id").asText(), each.path("webuiaddress").asText()));
        Map<String, Application> applications = new HashMap<>();
        for (JsonNode each : page.path("activeapps")) {
            applications.put(
                    each.path("name").asText(),
                    new Application(
                            each.path("id").asText(),
                            each.path("state").asText().equals("WAITING"),
                            Duration.ofMillis(each.path("duration").asLong())));
        }
        return new Cluster(drivers, pages, applications, room(page.path("workers")));
    }

    private static String room(JsonNode workers) {
        String largest = "there is no worker";
        long most = -1;
        for (JsonNode each : workers) {
            long memory = each.path("memory").asLong();
            if (each.path("state").asText().equals("ALIVE") && memory > most) {
                most = memory;
                largest = "the largest worker has " + memory + " MB and "
                        + each.path("cores").asInt() + " cores, of which "
                        + each.path("memoryfree").asLong() + " MB and "
                        + each.path("coresfree").asInt() + " cores are free";
            }
        }
        return largest;
    }

    Optional<Driver> driver(String id) {
        return Optional.ofNullable(drivers.get(id));
    }

    Optional<String> page(String worker) {
        return Optional.ofNullable(pages.get(worker)).filter(page -> !page.isBlank());
    }

    @Override
    public Optional<String> find(String key) {
        return Optional.ofNullable(applications.get(key)).map(Application::id);
    }

    @Override
    public Optional<Duration> starving(String key) {
        return Optional.ofNullable(applications.get(key))
                .filter(Application::waiting)
                .map(Application::age);
    }
}

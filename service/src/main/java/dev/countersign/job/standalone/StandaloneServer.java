package dev.countersign.job.standalone;

import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.LogPart;
import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverServer;
import dev.countersign.job.claimed.DriverState;
import dev.countersign.job.claimed.RecentListing;
import dev.countersign.job.claimed.ServerAwayException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** A standalone cluster: its master starts drivers and forgets them when it is restarted. */
class StandaloneServer implements DriverServer {

    private final ClusterClient client;
    private final RecentListing<Cluster> cluster;

    StandaloneServer(ClusterClient client, Clock clock) {
        this.client = client;
        this.cluster = new RecentListing<>(client::cluster, clock);
    }

    @Override
    public String name() {
        return "the Spark master";
    }

    /** A worker runs each driver in a folder with the driver's id as name, and that is what the run calls itself. */
    @Override
    public boolean names(String holder) {
        return holder.startsWith("driver-");
    }

    @Override
    public String create(String key, String request) {
        return client.create(request);
    }

    @Override
    public Optional<Listing> listing() {
        return cluster.now().map(Listing.class::cast);
    }

    @Override
    public Driver driver(Listing listing, String id) {
        // an error's words are given by the submission server only
        Optional<Driver> listed = ((Cluster) listing).driver(id).filter(each -> each.state() != DriverState.ERROR);
        try {
            return listed.isPresent() ? listed.get() : client.status(id);
        } catch (ServerAwayException e) {
            return Driver.notAsked(id);
        }
    }

    @Override
    public void kill(String id) {
        client.kill(id);
    }

    @Override
    public LogPart log(Driver driver, Stream stream, long offset, int length) {
        switch (driver.state()) {
            case NOT_ASKED -> throw new ServerAwayException(name() + " does not answer", true, null);
            case FORGOTTEN -> throw new ServerAwayException(name() + " does not know the driver any more", true, null);
            case SUBMITTED, RUNNING, RELAUNCHING, UNKNOWN, FINISHED, FAILED, KILLED, ERROR -> {
                if (driver.worker().isEmpty()) {
                    return LogPart.none(offset); // it has not begun
                }
            }
        }
        String page = cluster.now()
                .flatMap(all -> all.page(driver.worker()))
                .orElseThrow(() -> new ServerAwayException("the worker of the driver is gone", true, null));
        String name = stream.name().toLowerCase(Locale.ROOT);
        byte[] answer = client.log(page, driver.id(), name, WorkerLogPage.query(offset, length));
        return WorkerLogPage.of(answer).part(offset, length, driver.state().live());
    }
}

package dev.countersign.job.standalone;

import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverServer;
import dev.countersign.job.claimed.DriverState;
import dev.countersign.job.claimed.LogPart;
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
        Optional<String> page = cluster.now().flatMap(all -> all.page(driver.worker()));
        if (page.isEmpty()) {
            throw new ServerAwayException("the driver has no worker, or nobody knows it", true, null);
        }
        String name = stream.name().toLowerCase(Locale.ROOT);
        String query = offset < 0 ? "byteLength=" + length : "offset=" + offset + "&byteLength=" + length;
        return WorkerLogPage.part(client.log(page.get(), driver.id(), name, query));
    }
}

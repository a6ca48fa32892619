package dev.countersign.job.claimed;

import dev.countersign.job.claimed.DriverServer.Listing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which driver of a server is meant, by what its run and the server's answers have left in the job folder. */
class Drivers {

    private final DriverServer server;

    Drivers(DriverServer server) {
        this.server = server;
    }

    Driver known(Optional<Listing> listing, String id) {
        return listing.map(all -> server.driver(all, id)).orElseGet(() -> Driver.notAsked(id));
    }

    /** The driver that has the claim. Where runs do not know what their server calls them, the first that it still knows. */
    Driver holding(String holder, List<Driver> drivers, Optional<Listing> listing) {
        if (server.names(holder)) {
            return drivers.stream()
                    .filter(each -> each.id().equals(holder))
                    .findFirst()
                    .orElseGet(() -> known(listing, holder));
        }
        return drivers.stream()
                .filter(each -> each.state() != DriverState.FORGOTTEN)
                .findFirst()
                .orElseGet(() -> listing.isEmpty()
                        ? Driver.notAsked(holder)
                        : new Driver(holder, DriverState.FORGOTTEN, "", ""));
    }

    /** Log and files of the run whose folder this is. */
    ClaimedLogs logs(RunFolder folder) throws IOException {
        Submissions submissions = folder.submissions();
        Optional<String> id = folder.holder()
                .map(Holder::name)
                .filter(server::names)
                .or(() -> submissions.accepted().stream().reduce((earlier, later) -> later));
        Optional<Listing> listing = id.isPresent() ? server.listing() : Optional.empty();
        return new ClaimedLogs(folder.path(), server, id.map(name -> known(listing, name)));
    }
}

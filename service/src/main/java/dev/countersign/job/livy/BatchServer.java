package dev.countersign.job.livy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.LogPart;
import dev.countersign.job.claimed.Driver;
import dev.countersign.job.claimed.DriverServer;
import dev.countersign.job.claimed.DriverState;
import dev.countersign.job.claimed.JsonHttp;
import dev.countersign.job.claimed.JsonHttp.Answer;
import dev.countersign.job.claimed.RecentListing;
import dev.countersign.job.claimed.ServerAwayException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server of batches in either dialect. */
class BatchServer implements DriverServer {

    private static final int LOG_LINES = 2000;
    private static final int MOST_LOG_LINES = 100_000;

    private final URI base;
    private final BatchDialect dialect;
    private final JsonHttp http;
    private final int pageSize;
    private final RecentListing<Batches> batches;

    BatchServer(URI base, BatchDialect dialect, JsonHttp http, int pageSize, Clock clock) {
        this.base = base;
        this.dialect = dialect;
        this.http = http;
        this.pageSize = pageSize;
        this.batches = new RecentListing<>(this::all, clock);
    }

    @Override
    public String name() {
        return "the batch server";
    }

    /** A driver does not know what the server calls its batch. */
    @Override
    public boolean names(String holder) {
        return false;
    }

    @Override
    public String create(String key, String request) {
        Answer answer = http.json(JsonHttp.request(base, dialect.path())
                .header("Content-Type", "application/json")
                .header("X-Requested-By", "countersign") // Livy's guard against forged requests asks for it
                .POST(BodyPublishers.ofString(request)));
        if (answer.status() >= 200 && answer.status() < 300 && answer.body() != null) {
            return dialect.batch(answer.body()).id();
        }
        if (answer.status() == 400 || answer.status() == 409) {
            // a name that is taken is refused: an earlier call arrived after all
            Optional<Batch> there = all().named(key);
            if (there.isPresent()) {
                return there.get().id();
            }
        }
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 408 && answer.status() != 429) {
            throw new JobSubmissionException(
                    "The batch server refused the job (" + answer.status() + "): " + message(answer), null);
        }
        throw new ServerAwayException("the batch server answered " + answer.status(), answer.status() == 429, null);
    }

    @Override
    public Optional<Listing> listing() {
        return batches.now().map(Listing.class::cast);
    }

    @Override
    public Driver driver(Listing listing, String id) {
        Batch listed = ((Batches) listing).byId().get(id);
        if (listed != null) {
            return listed.driver();
        }
        try {
            Answer answer =
                    http.json(JsonHttp.request(base, dialect.path() + "/" + id).GET());
            if (answer.status() == 404) {
                return new Driver(id, DriverState.FORGOTTEN, "", "");
            }
            return answer.status() == 200 && answer.body() != null
                    ? dialect.batch(answer.body()).driver()
                    : Driver.notAsked(id);
        } catch (ServerAwayException e) {
            return Driver.notAsked(id);
        }
    }

    @Override
    public void kill(String id) {
        http.json(JsonHttp.request(base, dialect.path() + "/" + id)
                .header("X-Requested-By", "countersign")
                .DELETE());
    }

    /** Both servers keep one log of lines, standard output and error together; it is shown as the latter. */
    @Override
    public LogPart log(Driver driver, Stream stream, long offset, int length) {
        if (stream == Stream.STDOUT) {
            return LogPart.none(offset);
        }
        if (driver.state() == DriverState.NOT_ASKED) {
            throw new ServerAwayException(name() + " does not answer", true, null);
        }
        List<String> lines = lines(driver);
        // while it grows, the last line may be half a line: its end comes with what follows
        String text = driver.state().live()
                ? String.join("\n", dialect.growing(lines))
                : lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return LogPart.of(text.getBytes(StandardCharsets.UTF_8), offset, length);
    }

    private List<String> lines(Driver driver) {
        List<String> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            Answer answer = http.json(
                    JsonHttp.request(base, dialect.path() + "/" + driver.id() + dialect.log(before, LOG_LINES))
                            .GET());
            if (answer.status() == 404 && driver.state() == DriverState.SUBMITTED) {
                return List.of(); // no log before it has begun
            }
            if (answer.status() != 200 || answer.body() == null) {
                throw new ServerAwayException(name() + " answered " + answer.status() + " and no log", true, null);
            }
            all.addAll(dialect.lines(answer.body()));
        } while (all.size() - before == LOG_LINES && all.size() < MOST_LOG_LINES);
        return all;
    }

    private Batches all() {
        List<Batch> all = new ArrayList<>();
        for (String query : dialect.listings()) {
            int before;
            int from = 0;
            do {
                before = all.size();
                all.addAll(page(query + "from=" + from + "&size=" + pageSize));
                from += pageSize;
            } while (all.size() - before == pageSize);
        }
        return Batches.of(all, this::unlisted);
    }

    private List<Batch> page(String query) {
        HttpRequest.Builder request = JsonHttp.request(base, dialect.path() + query);
        Answer answer = http.json(request.GET());
        JsonNode body = answer.body();
        if (answer.status() != 200 || body == null) {
            throw new ServerAwayException("the batch server answered " + answer.status(), true, null);
        }
        return dialect.batches(body);
    }

    private Optional<String> unlisted(String key) {
        return dialect.id(key)
                .filter(id -> http.json(JsonHttp.request(base, dialect.path() + "/" + id)
                                        .GET())
                                .status()
                        == 200);
    }

    private static String message(Answer answer) {
        JsonNode body = answer.body();
        return body == null
                ? "no reason given"
                : body.path("msg").asText(body.path("message").asText("no reason given"));
    }
}

package dev.countersign.fanout;

import dev.countersign.retention.EndedOfInstances;
import dev.countersign.retention.EndedRows;
import dev.countersign.storage.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fan-outs of processes that have ended; their items go with them, and the files with their results. */
@ApplicationScoped
class EndedFanOuts implements EndedRows {

    private static final String ENDED = """
            r.state not in ('RUNNING', 'CANCELLING')
            and not exists (select 1 from fan_out_item i
                            where i.fan_out_id = r.id and i.state in ('PENDING', 'RUNNING'))""";

    private final EndedOfInstances rows;
    private final FileStore files;

    EndedFanOuts(EndedOfInstances rows, FileStore files) {
        this.rows = rows;
        this.files = files;
    }

    @Override
    public String name() {
        return "fan-outs";
    }

    /** Few at once: each has up to ten thousand items. Not while items have to be stopped. */
    @Override
    @Transactional
    public int deleteSome(Duration age) {
        List<@Nullable UUID> results = rows.delete("fan_out", ENDED, "file_id", 20, age);
        results.stream().filter(Objects::nonNull).forEach(files::delete);
        return results.size();
    }
}

package dev.countersign.fanout;

import dev.countersign.retention.EndedRows;
import dev.countersign.storage.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Fan-outs of processes that have ended; their items go with them, and the files with their results. */
@ApplicationScoped
class EndedFanOuts implements EndedRows {

    private final EntityManager database;
    private final FileStore files;

    EndedFanOuts(EntityManager database, FileStore files) {
        this.database = database;
        this.files = files;
    }

    @Override
    public String name() {
        return "fan-outs";
    }

    /** Few at once: each has up to ten thousand items. Not while items have to be stopped. */
    @Override
    @Transactional
    @SuppressWarnings("unchecked")
    public int deleteSome(Duration age) {
        List<UUID> results = database.createNativeQuery("""
                        delete from fan_out where id in (
                            select f.id from fan_out f
                            where f.state <> 'RUNNING'
                              and f.ended_at < clock_timestamp() - make_interval(secs => :seconds)
                              and not exists (select 1 from act_ru_execution e
                                              where e.proc_inst_id_ = f.process_instance_id)
                              and not exists (select 1 from fan_out_item i
                                              where i.fan_out_id = f.id and i.state in ('PENDING', 'RUNNING'))
                            order by f.ended_at
                            limit 20
                            for update skip locked)
                        returning file_id""", UUID.class)
                .setParameter("seconds", age.toMillis() / 1000.0)
                .getResultList();
        results.stream().filter(Objects::nonNull).forEach(files::delete);
        return results.size();
    }
}

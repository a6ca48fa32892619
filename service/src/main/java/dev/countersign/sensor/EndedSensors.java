package dev.countersign.sensor;

import dev.countersign.retention.EndedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Sensors of processes that have ended. */
@ApplicationScoped
class EndedSensors implements EndedRows {

    private final EntityManager database;

    EndedSensors(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "sensors";
    }

    @Override
    @Transactional
    public int deleteSome(Duration age) {
        return database.createNativeQuery("""
                        delete from sensor where id in (
                            select s.id from sensor s
                            where s.state <> 'WAITING'
                              and s.ended_at < clock_timestamp() - make_interval(secs => :seconds)
                              and not exists (select 1 from act_ru_execution e
                                              where e.proc_inst_id_ = s.process_instance_id)
                            order by s.ended_at
                            limit 500
                            for update skip locked)""")
                .setParameter("seconds", age.toMillis() / 1000.0)
                .executeUpdate();
    }
}

package dev.countersign.connector;

import dev.countersign.retention.EndedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Calls whose task is gone, because its process was cancelled while no node was there to see the call end: nobody will ask
 * for them again. A call of any other task deletes its row itself when it ends.
 */
@ApplicationScoped
class CallOrphans implements EndedRows {

    private final EntityManager database;

    CallOrphans(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "calls of connectors";
    }

    /** Whatever their age: nothing will ever be asked about a call whose task is gone. */
    @Override
    @Transactional
    public int deleteSome(Duration age) {
        return database.createNativeQuery("""
                        delete from connector_call where external_task_id in (
                            select c.external_task_id from connector_call c
                            where not exists (select 1 from act_ru_ext_task t where t.id_ = c.external_task_id)
                            order by c.started_at
                            limit 500
                            for update skip locked)""").executeUpdate();
    }
}

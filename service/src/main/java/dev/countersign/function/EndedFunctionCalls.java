package dev.countersign.function;

import dev.countersign.retention.EndedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Calls of processes that have ended; their tokens go with them. */
@ApplicationScoped
class EndedFunctionCalls implements EndedRows {

    private final EntityManager database;

    EndedFunctionCalls(EntityManager database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "function calls";
    }

    @Override
    @Transactional
    public int deleteSome(Duration age) {
        return database.createNativeQuery("""
                        delete from function_call where id in (
                            select c.id from function_call c
                            where c.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                              and c.ended_at < clock_timestamp() - make_interval(secs => :seconds)
                              and not exists (select 1 from act_ru_execution e
                                              where e.proc_inst_id_ = c.process_instance_id)
                            order by c.ended_at
                            limit 500
                            for update skip locked)""")
                .setParameter("seconds", age.toMillis() / 1000.0)
                .executeUpdate();
    }
}

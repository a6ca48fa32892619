package dev.countersign.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that belong to a process instance, in tables with {@code id}, {@code process_instance_id}, {@code state} and
 * {@code ended_at}. They are kept while that instance is open, or one that it was called from: its page shows them too.
 */
@ApplicationScoped
public class EndedOfInstances {

    private final EntityManager database;

    EndedOfInstances(EntityManager database) {
        this.database = database;
    }

    /**
     * Deletes the oldest of a table, in the caller's transaction.
     *
     * @param ended what makes a row {@code r} one that has ended, as SQL
     * @param returned the column of type uuid that is wanted of those that have been deleted
     */
    @SuppressWarnings("unchecked")
    public List<@Nullable UUID> delete(String table, String ended, String returned, int atMost, Duration age) {
        return database.createNativeQuery("""
                        delete from %1$s where id in (
                            select r.id from %1$s r
                            where %2$s
                              and r.ended_at < clock_timestamp() - make_interval(secs => :seconds)
                              and not exists (select 1 from act_ru_execution e
                                              where e.proc_inst_id_ = r.process_instance_id)
                              and not exists (select 1 from act_hi_procinst h
                                              join act_ru_execution e on e.proc_inst_id_ = h.root_proc_inst_id_
                                              where h.proc_inst_id_ = r.process_instance_id)
                            order by r.ended_at
                            limit :most
                            for update of r skip locked)
                        returning %3$s""".formatted(table, ended, returned), UUID.class)
                .setParameter("seconds", age.toMillis() / 1000.0)
                .setParameter("most", atMost)
                .getResultList();
    }
}

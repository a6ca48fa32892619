package dev.countersign.decision;

import jakarta.persistence.Query;

/**
 * The one place that says which records a {@link DecisionReader} may read who does not read all of them, as conditions of
 * SQL with the parameters {@code :reader} and {@code :groups}.
 */
final class ReadableRecords {

    /** Holds for a row {@code d} of the table {@code decision}. */
    static final String RECORD = "(" + ofInstance("d.instance_id") + """
             or exists (select 1 from decision_audience a
                        where a.sequence = d.sequence and a.group_id = any (string_to_array(:groups, chr(10)))))""";

    /** Holds for the process instance {@code :instance}: there could be a record of it that the reader may read. */
    static final String INSTANCE = "(" + ofInstance(":instance") + """
             or exists (select 1 from decision_audience a join decision d on d.sequence = a.sequence
                        where d.instance_id = :instance and a.group_id = any (string_to_array(:groups, chr(10)))))""";

    private ReadableRecords() {}

    static void bind(Query query, DecisionReader reader) {
        query.setParameter("reader", reader.id());
        query.setParameter("groups", String.join("\n", reader.groups()));
    }

    /** Whoever started the instance, decided something in it, or has an open task of it. */
    private static String ofInstance(String instance) {
        return """
                exists (select 1 from act_hi_procinst p
                        where p.proc_inst_id_ = %1$s and p.start_user_id_ = :reader)
                or exists (select 1 from decision mine
                           where mine.instance_id = %1$s and mine.decided_by = :reader
                             and mine.kind is distinct from 'automatic')
                or exists (select 1 from act_ru_task t
                           left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                           where t.proc_inst_id_ = %1$s
                             and (t.assignee_ = :reader or l.user_id_ = :reader
                                  or l.group_id_ = any (string_to_array(:groups, chr(10)))))""".formatted(instance);
    }
}

package dev.countersign.inbox;

/** The SQL that says what the inbox has to hold, from the engine's own tables. */
final class EngineTasks {

    /** The members of a row that the engine's tables decide, in the order of {@link #EXPECTED}. */
    static final String COLUMNS = """
            id, name, task_key, definition_id, definition_key, definition_name, instance_id, execution_id, business_key, \
            assignee, owner, audience, created_at, due_at, follow_up_at, priority, description, search""";

    /** Every open task of a process instance, with the lists {@code groups} and {@code users}; ends within its where clause. */
    static final String EXPECTED = """
            select t.id_ as id, coalesce(nullif(t.name_, ''), t.task_def_key_) as name, t.task_def_key_ as task_key,
                   d.id_ as definition_id, d.key_ as definition_key, coalesce(nullif(d.name_, ''), d.key_) as definition_name,
                   t.proc_inst_id_ as instance_id, t.execution_id_ as execution_id, i.business_key_ as business_key,
                   t.assignee_ as assignee, t.owner_ as owner,
                   md5(array_to_json(c.groups)::text || array_to_json(c.users)::text)::uuid as audience,
                   t.create_time_ as created_at, t.due_date_ as due_at, t.follow_up_date_ as follow_up_at,
                   t.priority_ as priority, t.description_ as description,
                   concat_ws(chr(10), coalesce(nullif(t.name_, ''), t.task_def_key_), i.business_key_, d.name_, d.key_)
                       as search,
                   c.groups, c.users
            from act_ru_task t
            join act_re_procdef d on d.id_ = t.proc_def_id_
            join act_ru_execution i on i.id_ = t.proc_inst_id_
            cross join lateral (
                select coalesce(array_agg(distinct l.group_id_::text collate "C")
                           filter (where l.group_id_ is not null), '{}') as groups,
                       coalesce(array_agg(distinct l.user_id_::text collate "C")
                           filter (where l.user_id_ is not null), '{}') as users
                from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate') c
            where t.suspension_state_ = 1
            """;

    private EngineTasks() {}
}

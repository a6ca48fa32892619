-- Who took part in a task that checks other steps of its run, with one row for each step that it checks: they may not take
-- part in that step afterwards either, in whatever order parallel branches come.
create table task_checker (
    id bigint generated always as identity primary key,
    root_instance_id text not null,
    definition_key text not null,
    activity_id text not null,
    user_id text not null,
    task_id text not null,
    task_key text not null,
    definition_id text not null,
    took_part_at timestamptz not null
);

create index task_checker_by_root on task_checker (root_instance_id);

create trigger task_checker_is_append_only before update or delete on task_checker
    for each row execute function refuse_change();
create trigger task_checker_is_not_truncated before truncate on task_checker
    for each statement execute function refuse_change();

-- Whoever has delegated a task looks for it among those that came back to nobody yet.
alter table inbox_task add column owner text;

-- An update from a version without the column; a new installation has no tables of the engine yet.
do $$
begin
    if to_regclass('act_ru_task') is not null then
        update inbox_task t set owner = e.owner_ from act_ru_task e where t.id = e.id_ collate "C" and e.owner_ is not null;
    end if;
end $$;

create index inbox_task_owned on inbox_task (owner, due_at, priority desc, created_at, id) where owner is not null;

-- What colleagues have of a group's tasks: beside the indexes of what nobody has, which stay as small as they are.
create index inbox_task_taken on inbox_task (audience, due_at, priority desc, created_at, id) where assignee is not null;

-- Counting what somebody has leaves out what is put off until later.
drop index inbox_task_held;
create index inbox_task_held on inbox_task (assignee, due_at, priority desc, created_at, id)
    include (follow_up_at) where assignee is not null;

-- Tasks whose eligible people may have become too few: who is a candidate has changed, or somebody has taken part in
-- something. One row for each change, so that nobody waits for anybody when writing one.
create table shortage_check (
    id bigint generated always as identity primary key,
    task_id text not null,
    swept boolean not null,
    due_at timestamptz not null
);

create index shortage_check_in_order on shortage_check (swept, due_at, id);
create index shortage_check_by_task on shortage_check (task_id);

-- When all open tasks were last looked at, for changes of which nobody hears: people leave, groups change.
create table shortage_sweep (
    id boolean primary key default true check (id),
    swept_at timestamptz not null
);

insert into shortage_sweep (swept_at) values ('-infinity');

-- The tasks that nobody can complete and of which the admins know.
create table shortage_told (
    task_id text primary key,
    told_at timestamptz not null
);

-- The inbox: what lists of open tasks read. One row per open (not suspended) user task of a process instance, written in the
-- engine's transaction from the engine's tables (docs/adr/0013). Times are as the engine stores them: without a zone.

-- Everybody that a task is offered to, once per distinct set. Tasks name their set, so that a task is found once however many
-- of a person's groups it is offered to: counts need no "distinct", and pages come sorted out of an index.
create table inbox_audience (
    -- the digest of the two lists
    id     uuid   primary key,
    groups text[] not null,
    users  text[] not null
);
create index inbox_audience_by_group on inbox_audience using gin (groups);
create index inbox_audience_by_user on inbox_audience using gin (users);

create table inbox_task (
    id              varchar(64) collate "C" primary key,
    name            text        not null,
    task_key        text        not null,
    definition_id   text        not null,
    definition_key  text        not null,
    definition_name text        not null,
    instance_id     text        not null,
    execution_id    text        not null,
    business_key    text,
    assignee        text,
    audience        uuid        not null references inbox_audience,
    created_at      timestamp   not null,
    due_at          timestamp,
    follow_up_at    timestamp,
    priority        integer     not null,
    description     text,
    -- what free text is looked for in
    search          text        not null
);

-- offered to groups: to count, and in the three usual orders. The first also answers the usual filters by itself.
create index inbox_task_offered on inbox_task (audience) where assignee is null;
create index inbox_task_offered_by_due on inbox_task (audience, due_at, priority desc, created_at, id)
    include (definition_key, task_key, follow_up_at) where assignee is null;
create index inbox_task_offered_by_priority on inbox_task (audience, priority desc, due_at, created_at, id)
    where assignee is null;
create index inbox_task_offered_by_age on inbox_task (audience, created_at desc, id) where assignee is null;

create index inbox_task_held on inbox_task (assignee, due_at, priority desc, created_at, id) where assignee is not null;

-- everybody's
create index inbox_task_by_due on inbox_task (due_at, priority desc, created_at, id);
create index inbox_task_by_priority on inbox_task (priority desc, due_at, created_at, id);
create index inbox_task_by_age on inbox_task (created_at desc, id);
create index inbox_task_by_definition on inbox_task (definition_key, due_at, priority desc, created_at, id);
create index inbox_task_by_instance on inbox_task (instance_id);
create index inbox_task_by_business_key on inbox_task (business_key text_pattern_ops);

-- Free text inside words needs an extension that comes with PostgreSQL but that not every role may create; without it the
-- search still works and is slower.
do $$
begin
    create extension if not exists pg_trgm;
exception when others then
    raise notice 'no trigram index for the inbox: %', sqlerrm;
end $$;
do $$
begin
    if exists (select 1 from pg_extension where extname = 'pg_trgm') then
        create index inbox_task_search on inbox_task using gin (search gin_trgm_ops);
    end if;
end $$;

-- Which way of filling the table has run to its end; a newer way fills it anew at the next start.
create table inbox_fill (
    singleton  boolean primary key default true check (singleton),
    version    integer     not null,
    filled_at  timestamptz not null
);

-- The filters that people keep.
create table task_filter (
    id           uuid primary key,
    owner        text        not null,
    name         text        not null,
    -- the conditions as the query parameters of the list, as JSON
    query        text        not null,
    sort         text        not null,
    colour       text,
    preselected  boolean     not null,
    -- a group whose members see it too; only admins share
    shared_with  text,
    created_at   timestamptz not null
);
create unique index task_filter_name on task_filter (owner, lower(name));
create unique index task_filter_preselected on task_filter (owner) where preselected;
create index task_filter_shared on task_filter (shared_with) where shared_with is not null;

-- Tasks that do something for each item of a list. All times are the database's.
create table fan_out (
    id                     uuid primary key,
    external_task_id       text        not null unique,
    process_instance_id    text        not null,
    process_definition_key text        not null,
    business_key           text,
    activity_id            text        not null,
    state                  text        not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    target                 text        not null,
    -- what is called for each item: a function as JSON, or a process
    call                   text,
    process_key            text,
    items                  integer     not null,
    parallelism            integer     not null,
    retries                integer     not null,
    back_off_millis        bigint      not null,
    -- failed items that do no harm: a number, or a part of all
    tolerated              integer     not null,
    timeout_millis         bigint,
    times_out_at           timestamptz,
    created_at             timestamptz not null,
    next_at                timestamptz not null,
    refusals               integer     not null default 0,
    ended_at               timestamptz,
    message                text,
    summary                text,
    file_id                uuid
);
create index fan_out_running on fan_out (next_at) where state = 'RUNNING';
create index fan_out_by_instance on fan_out (process_instance_id, created_at);

create table fan_out_item (
    id                uuid primary key,
    fan_out_id        uuid        not null references fan_out (id) on delete cascade,
    position          integer     not null,
    item              text        not null,
    state             text        not null
        check (state in ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED')),
    attempts          integer     not null default 0,
    retries_left      integer     not null,
    next_at           timestamptz not null,
    child_instance_id text,
    result            text,
    error_code        text,
    error_message     text,
    started_at        timestamptz,
    ended_at          timestamptz,
    unique (fan_out_id, position)
);
create index fan_out_item_by_state on fan_out_item (fan_out_id, state, position);

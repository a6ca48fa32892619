-- Calls of functions, for tasks and for items of fan-outs. All times are the database's.
create table function_call (
    id                     uuid primary key,
    owner_kind             text        not null,
    owner_id               text        not null,
    external_task_id       text        not null,
    process_instance_id    text        not null,
    process_definition_key text        not null,
    business_key           text,
    activity_id            text        not null,
    target                 text        not null,
    -- what to call and how, as JSON; secrets only by name
    spec                   text        not null,
    idempotency_key        text        not null,
    state                  text        not null
        check (state in ('READY', 'CALLING', 'WAITING', 'ANSWERED', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    attempt                integer     not null default 0,
    retries_left           integer     not null,
    -- how often the process could not go on with the answer
    refusals               integer     not null default 0,
    created_at             timestamptz not null,
    -- when something is to be done: call, look whether the node that calls is dead, tell the process, stop waiting
    next_at                timestamptz not null,
    claim                  uuid,
    heartbeat_due_at       timestamptz,
    times_out_at           timestamptz,
    last_heartbeat_at      timestamptz,
    progress               text,
    result                 text,
    answered_with          text,
    error_code             text,
    error_message          text,
    ended_at               timestamptz
);
create unique index function_call_one_live on function_call (owner_kind, owner_id)
    where state in ('READY', 'CALLING', 'WAITING', 'ANSWERED');
create index function_call_due on function_call (next_at) where state in ('READY', 'CALLING', 'WAITING', 'ANSWERED');
create index function_call_by_owner on function_call (owner_kind, owner_id, created_at);
create index function_call_by_instance on function_call (process_instance_id, created_at);

-- The tokens that have been handed out; a call that is made again has several, and each may bring its success.
create table function_token (
    hash    text primary key,
    call_id uuid not null references function_call (id) on delete cascade,
    attempt integer not null
);
create index function_token_by_call on function_token (call_id);

-- Tasks that wait for something outside. All times are the database's.
create table sensor (
    id                     uuid primary key,
    external_task_id       text        not null,
    process_instance_id    text        not null,
    process_definition_key text        not null,
    business_key           text,
    activity_id            text        not null,
    kind                   text        not null,
    target                 text        not null,
    -- the input parameters as JSON; secrets only by name
    inputs                 text        not null,
    state                  text        not null check (state in ('WAITING', 'MET', 'TIMED_OUT', 'FAILED', 'CANCELLED')),
    created_at             timestamptz not null,
    times_out_at           timestamptz,
    next_poke_at           timestamptz not null,
    -- one look of one node; another one may look when its time is over
    claim                  uuid,
    claimed_until          timestamptz,
    pokes                  integer     not null default 0,
    -- looks in a row that were not possible, and all of them
    failures               integer     not null default 0,
    failed_pokes           integer     not null default 0,
    last_poke_at           timestamptz,
    last_answer            text,
    last_failed            boolean     not null default false,
    -- what has been seen and since when, as JSON: to tell what is still being written
    observed               text,
    ended_at               timestamptz,
    result                 text
);

create unique index sensor_one_waiting on sensor (external_task_id) where state = 'WAITING';
create index sensor_due on sensor (next_poke_at) where state = 'WAITING';
create index sensor_by_instance on sensor (process_instance_id, created_at);
create index sensor_by_age on sensor (created_at);

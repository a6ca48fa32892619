-- One row per attempt of a job. The row is the intent: it is committed before anything is started.
create table job (
    id                     uuid primary key,
    job_key                varchar(100)  not null unique,
    external_task_id       varchar(64)   not null,
    attempt                integer       not null,
    retries_left           integer       not null,
    process_instance_id    varchar(64)   not null,
    process_definition_key varchar(255)  not null,
    business_key           varchar(255),
    activity_id            varchar(255)  not null,
    backend                varchar(50)   not null,
    application            varchar(100)  not null,
    spec                   text          not null,
    state                  varchar(20)   not null
        check (state in ('INTENDED', 'SUBMITTED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'UNKNOWN')),
    -- the machine that alone can find the run; set before the submit, null as long as nothing has been tried
    host                   varchar(200),
    reference              varchar(1000),
    -- which node looks after the job, by database time
    lease_owner            varchar(100),
    lease_until            timestamptz,
    -- until when the engine keeps the external task for us
    locked_until           timestamptz   not null,
    not_before             timestamptz   not null,
    created_at             timestamptz   not null,
    submitted_at           timestamptz,
    started_at             timestamptz,
    ended_at               timestamptz,
    -- since when the backend could not say anything
    silent_since           timestamptz,
    cancel_requested_at    timestamptz,
    cancel_reason          varchar(1000),
    progress               text,
    exit_code              integer,
    error_code             varchar(100),
    error_message          varchar(2000),
    bad_input              boolean       not null default false,
    evidence_digest        varchar(64),
    output                 varchar(2000),
    -- how often the engine refused the completion of this finished run
    refusals               integer       not null default 0,
    unique (external_task_id, attempt)
);

-- promise 3 in the database: at most one attempt of an external task is alive or undecided
create unique index job_one_live_attempt on job (external_task_id)
    where state in ('INTENDED', 'SUBMITTED', 'RUNNING', 'UNKNOWN');

create index job_live on job (state, lease_until) where state in ('INTENDED', 'SUBMITTED', 'RUNNING');
create index job_by_instance on job (process_instance_id, created_at);
create index job_by_age on job (created_at);

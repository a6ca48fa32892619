-- What people decided about jobs that had failed for good. Rows are only added.
create table job_repair (
    id         uuid primary key,
    job_id     uuid         not null references job (id),
    action     varchar(10)  not null check (action in ('RETRY', 'SKIP', 'ABORT')),
    decided_by varchar(255) not null,
    decided_at timestamptz  not null,
    reason     varchar(1000),
    -- the settings of the next attempt as JSON; null for other actions
    settings   text
);

create index job_repair_by_job on job_repair (job_id);

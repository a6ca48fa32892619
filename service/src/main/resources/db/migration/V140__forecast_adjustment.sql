-- What people laid over a forecast: percents by category, beside the forecast and never in it. Rows are added; only
-- `active` changes, when a later decision of the same run takes their place.
create table forecast_adjustment (
    id uuid primary key,
    sequence bigint generated always as identity unique,
    instance_id text not null,
    definition_key text not null,
    task_key text not null,
    category text not null,
    percent numeric(9, 3) not null,
    decision_id uuid not null references decision (id),
    decided_by text not null,
    -- the group for which the person decided, as far as it can be told
    team text,
    evidence_digest text,
    -- the forecast that it was laid over
    forecast text,
    at timestamptz not null,
    active boolean not null,
    unique (decision_id, category)
);

create index forecast_adjustment_by_instance on forecast_adjustment (instance_id, sequence);

-- Who tried which policy against which part of the past. The trial itself leaves nothing else behind.
create table policy_trial (
    id             uuid        primary key,
    tried_by       text        not null,
    tried_at       timestamptz not null,
    file           text        not null,
    sha256         text        not null,
    definition_key text        not null,
    decision_key   text        not null,
    summary        text        not null
);

-- How many automatic approvals a person sees all the same: appended, the last row of a definition counts.
create table sampling_share (
    sequence       bigint generated always as identity primary key,
    definition_key text             not null,
    share          double precision not null check (share between 0 and 1),
    set_by         text             not null,
    set_at         timestamptz      not null
);
create index sampling_share_by_definition on sampling_share (definition_key, sequence desc);
create trigger sampling_share_is_append_only before update or delete on sampling_share
    for each row execute function refuse_change();

-- An automatic approval that a person is asked about without being told. The answer is filled in once.
create table sample (
    id             uuid        primary key,
    instance_id    text        not null,
    definition_key text        not null,
    business_key   text,
    decision_key   text        not null,
    task_key       text        not null,
    chosen_at      timestamptz not null,
    share          double precision not null,
    decision_id    uuid,
    decided_by     text,
    decided_at     timestamptz,
    outcome        text,
    verdict        text check (verdict in ('AGREED', 'CORRECTED', 'DISAGREED')),
    unique (instance_id, decision_key),
    check ((verdict is null) = (decided_at is null))
);
create index sample_by_definition on sample (definition_key, decided_at desc);
create index sample_open on sample (instance_id) where verdict is null;

-- What makes the choice of samples unpredictable; made at the first choice, the same for all nodes.
create table sampling_secret (
    only_row boolean primary key default true check (only_row),
    secret   text not null
);

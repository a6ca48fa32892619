-- What people decided: appended, never changed. Each record's hash covers the record and the hash before it; the head
-- holds the last link, so that also a record missing at the end is found, and is the lock that appends queue behind.
create table decision (
    sequence bigint primary key,
    id uuid not null unique,
    instance_id text not null,
    definition_key text not null,
    business_key text,
    task_id text not null unique,
    task_key text not null,
    task_name text,
    decided_by text not null,
    decided_at timestamptz not null,
    outcome text,
    comment text,
    -- canonical JSON as text: jsonb would reorder its members
    data text not null,
    evidence_digest text references evidence (digest),
    previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
);

create index decision_by_instance on decision (instance_id, task_key);

create table decision_head (
    only_row boolean primary key default true check (only_row),
    sequence bigint not null,
    hash text not null
);

insert into decision_head (sequence, hash) values (0, repeat('0', 64));

create trigger decision_is_append_only before update or delete on decision
    for each row execute function refuse_change();

create trigger decision_is_not_truncated before truncate on decision
    for each statement execute function refuse_change();

create trigger decision_head_stays before delete or truncate on decision_head
    for each statement execute function refuse_change();

-- What sort of record it is, when it is not the one decision that completed a task: a vote of several, an override, ...
-- Null means a task's decision; such records are hashed without the member, as all were before there were kinds.
alter table decision add column kind text check (kind ~ '^[a-z][a-z-]{1,40}$');

create index if not exists decision_by_task on decision (task_id, sequence);
create index decision_by_task_key on decision (definition_key, task_key, sequence);
create index decision_by_person on decision (decided_by, sequence);
create index decision_by_evidence on decision (evidence_digest) where evidence_digest is not null;

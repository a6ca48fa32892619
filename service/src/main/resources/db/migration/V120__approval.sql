-- A task can take several votes, each of which is a decision record.
alter table decision drop constraint decision_task_id_key;
create index if not exists decision_by_task on decision (task_id, sequence);

-- Who took part in which step: one row for the user task, and one for each sub-process and call activity around it.
create table task_participant (
    id bigint generated always as identity primary key,
    root_instance_id text not null,
    instance_id text not null,
    definition_key text not null,
    activity_id text not null,
    task_id text not null,
    user_id text not null,
    took_part_at timestamptz not null
);

create index task_participant_by_activity on task_participant (root_instance_id, definition_key, activity_id);

insert into task_participant (root_instance_id, instance_id, definition_key, activity_id, task_id, user_id, took_part_at)
select instance_id, instance_id, definition_key, task_key, task_id, decided_by, decided_at
from decision
where decided_by <> 'system'
order by sequence;

create trigger task_participant_is_append_only before update or delete on task_participant
    for each row execute function refuse_change();
create trigger task_participant_is_not_truncated before truncate on task_participant
    for each statement execute function refuse_change();

-- What was settled when a task with approval rules was created: the number of approvals, and to whom it was escalated
-- because nobody else may decide.
create table approval_task (
    task_id text primary key,
    instance_id text not null,
    required integer not null check (required >= 1),
    escalated_to text,
    escalation_reason text,
    created_at timestamptz not null,
    check ((escalated_to is null) = (escalation_reason is null))
);

-- The approving votes that did not complete their task yet, with the groups that the voter was in at that time.
create table approval_vote (
    decision_id uuid primary key,
    task_id text not null,
    user_id text not null,
    user_groups text[] not null,
    outcome text,
    comment text,
    evidence_digest text,
    voted_at timestamptz not null
);

create index approval_vote_by_task on approval_vote (task_id, voted_at);

create trigger approval_vote_is_append_only before update or delete on approval_vote
    for each row execute function refuse_change();
create trigger approval_vote_is_not_truncated before truncate on approval_vote
    for each statement execute function refuse_change();

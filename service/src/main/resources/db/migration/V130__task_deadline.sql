-- The deadlines of open user tasks, and what has happened at them. Rows of the first two tables go with their task.
create table task_deadline (
    id            uuid primary key,
    task_id       text        not null,
    number        int         not null,
    kind          text        not null check (kind in ('NOT_STARTED', 'NOT_COMPLETED', 'OVERDUE')),
    state         text        not null check (state in ('RUNNING', 'PASSED', 'STOPPED', 'NO_DUE_DATE', 'CANCELLED')),
    instance_id   text        not null,
    definition_id text        not null,
    task_key      text        not null,
    calendar      text        not null,
    amount        text        not null,
    sign          int         not null,
    counted_from  timestamptz,
    due_at        timestamptz,
    postponed     boolean     not null,
    unique (task_id, number)
);

create table task_deadline_step (
    id           uuid primary key,
    deadline_id  uuid not null references task_deadline on delete cascade,
    task_id      text not null,
    number       int  not null,
    action       text not null check (action in ('REMIND', 'ESCALATE', 'REASSIGN', 'PRIORITY')),
    target       text,
    fallback     text,
    after_amount text,
    every_amount text,
    times        int,
    fired        int  not null,
    next_at      timestamptz,
    try_at       timestamptz,
    failures     int  not null,
    last_error   text
);

-- What is due is little, whatever the number of open tasks.
create index task_deadline_step_due on task_deadline_step (try_at) where try_at is not null;
create index task_deadline_step_by_deadline on task_deadline_step (deadline_id);

-- Stays when the task is done.
create table deadline_event (
    sequence    bigint generated always as identity primary key,
    task_id     text        not null,
    instance_id text        not null,
    number      int         not null,
    kind        text        not null,
    what        text        not null,
    target      text,
    recipients  text,
    reason      text,
    actor       text,
    due_at      timestamptz,
    at          timestamptz not null
);

create index deadline_event_by_task on deadline_event (task_id, sequence);

-- Tasks that have moved to another model: their deadlines are read from it in a transaction of their own.
create table task_deadline_recheck (
    task_id text primary key
);

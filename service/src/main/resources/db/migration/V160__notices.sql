-- A row of the outbox is a mail to a person or a message to a webhook, about something, not before some moment.
alter table notification add column kind text;
alter table notification add column channel text not null default 'MAIL' check (channel in ('MAIL', 'WEBHOOK'));
alter table notification add column task_id text;
alter table notification add column instance_id text;
alter table notification add column definition_key text;
alter table notification add column language text not null default 'en';
alter table notification add column not_before timestamptz not null default now();
alter table notification drop constraint notification_state_check;
alter table notification add constraint notification_state_check
    check (state in ('PENDING', 'SENT', 'FAILED', 'CANCELLED'));

create index notification_by_task on notification (task_id, recipient_id) where task_id is not null;
create index notification_by_recipient on notification (recipient_id, sequence desc);

-- How a person wants to be told; who has no row has the defaults of the configuration.
create table notification_preference (
    user_id    text primary key,
    settings   text        not null,
    updated_at timestamptz not null
);

-- What waits for a person's next digest.
create table notification_digest_item (
    id           uuid primary key,
    sequence     bigint generated always as identity unique,
    recipient_id text        not null,
    kind         text        not null,
    task_id      text,
    title        text        not null,
    link         text,
    created_at   timestamptz not null,
    due_at       timestamptz not null
);

create index notification_digest_item_due on notification_digest_item (due_at);
create index notification_digest_item_by_recipient on notification_digest_item (recipient_id, sequence);

-- To whom an open task is offered ('user:anna', 'group:managers') as far as they have been told.
create table notification_candidate (
    task_id   text not null,
    candidate text not null,
    primary key (task_id, candidate)
);

do $$
begin
    if to_regclass('act_ru_identitylink') is not null then
        insert into notification_candidate (task_id, candidate)
        select distinct task_id_, case when user_id_ is not null then 'user:' || user_id_ else 'group:' || group_id_ end
        from act_ru_identitylink
        where task_id_ is not null and type_ = 'candidate' and (user_id_ is not null or group_id_ is not null);
    end if;
end $$;

-- Incidents of one activity are told once, and then counted for a while.
create table notification_incident (
    definition_key text        not null,
    activity_id    text        not null,
    told_at        timestamptz not null,
    waiting        int         not null,
    instance_id    text,
    message        text        not null,
    primary key (definition_key, activity_id)
);

-- The outbox: one row per mail and recipient, written in the transaction that has the reason for it.
create table notification (
    id                uuid primary key,
    sequence          bigint generated always as identity unique,
    template          text        not null,
    recipient_id      text,
    recipient_address text        not null,
    subject           text        not null,
    text_body         text        not null,
    html_body         text        not null,
    state             text        not null check (state in ('PENDING', 'SENT', 'FAILED')),
    attempts          int         not null,
    created_at        timestamptz not null,
    pending_since     timestamptz not null,
    next_attempt_at   timestamptz not null,
    sent_at           timestamptz,
    last_error        text
);

-- Sent mails are the many, waiting ones the few: the sender looks at these indexes only.
create index notification_due on notification (sequence) where state = 'PENDING';
create index notification_pending_by_recipient on notification (recipient_address, sequence) where state = 'PENDING';
create index notification_by_state on notification (state, sequence desc);

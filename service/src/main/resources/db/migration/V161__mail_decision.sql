-- The buttons of mails. Only the hash of a token is kept: who reads this table cannot decide with it.
create table mail_decision_link (
    token_hash      text primary key,
    task_id         text        not null,
    user_id         text        not null,
    option_value    text        not null,
    option_label    text        not null,
    comment_allowed boolean     not null,
    evidence_digest text,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz
);

create index mail_decision_link_by_task on mail_decision_link (task_id);
create index mail_decision_link_by_expiry on mail_decision_link (expires_at);

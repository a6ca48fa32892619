-- What a person has filled in and not sent: one draft per person and task or start form. Nobody else sees it.
create table form_draft (
    owner text not null,
    -- `task` or `start`
    kind text not null,
    -- id of the task, key of the process
    subject text not null,
    version bigint not null,
    -- JSON as it came
    data text not null,
    evidence_digest text,
    saved_at timestamptz not null,
    primary key (owner, kind, subject)
);

create index form_draft_by_subject on form_draft (kind, subject);

-- What people say and show each other about tasks. Rows stay when the engine's task is gone.
create table task_comment (
    id uuid primary key,
    task_id text not null,
    instance_id text not null,
    author text not null,
    text text not null,
    created_at timestamptz not null,
    deleted_at timestamptz
);

create index task_comment_by_task on task_comment (task_id, created_at);
create index task_comment_by_instance on task_comment (instance_id);

create table task_comment_mention (
    comment_id uuid not null references task_comment on delete cascade,
    user_id text not null,
    primary key (comment_id, user_id)
);

-- A copy of the facts about the file: they stay in the history when the file is removed.
create table task_attachment (
    file_id uuid primary key,
    task_id text not null,
    instance_id text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    removed_at timestamptz,
    removed_by text
);

create index task_attachment_by_task on task_attachment (task_id, uploaded_at);
create index task_attachment_by_instance on task_attachment (instance_id);

-- What happened to tasks and stands in no log of the engine: reminders, escalations.
create table task_activity (
    id bigint generated always as identity primary key,
    task_id text not null,
    at timestamptz not null,
    kind text not null,
    actor text,
    details text not null
);

create index task_activity_by_task on task_activity (task_id, id);

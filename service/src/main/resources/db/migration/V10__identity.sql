-- Embedded users. Ids are what the engine stores as assignee and actor, so they never change.
create table app_user (
    id            text primary key check (id ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    name          text        not null,
    email         text,
    password_hash text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null
);

create table app_user_role (
    user_id text not null references app_user on delete cascade,
    role    text not null,
    primary key (user_id, role)
);

create table app_user_group (
    user_id    text not null references app_user on delete cascade,
    group_name text not null,
    primary key (user_id, group_name)
);

create index app_user_group_by_group on app_user_group (group_name, user_id);

-- Only the hash of a session's token is kept: who reads this table cannot sign in with it.
create table sign_in_session (
    token_hash   text primary key,
    user_id      text        not null references app_user on delete cascade,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null
);

create index sign_in_session_by_user on sign_in_session (user_id);
create index sign_in_session_by_last_seen on sign_in_session (last_seen_at);

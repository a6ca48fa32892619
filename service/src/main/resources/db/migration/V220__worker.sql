-- What workers outside the service say about themselves.
create table worker (
    id            text        primary key,
    name          text        not null,
    language      text,
    version       text,
    contact       text,
    docs_url      text,
    topics        text[]      not null,
    announced_by  text        not null,
    last_seen_at  timestamptz not null
);

-- When each worker last asked for tasks of a topic, or worked on one: nobody has to announce anything.
create table worker_sign (
    worker_id    text        not null,
    topic        text        not null,
    user_id      text        not null,
    last_seen_at timestamptz not null,
    primary key (worker_id, topic)
);
create index worker_sign_by_topic on worker_sign (topic, last_seen_at);

-- Topics with waiting tasks that no worker has asked for, each told once; shared by all nodes.
create table silent_topic (
    topic        text        primary key,
    silent_since timestamptz not null,
    waiting      bigint      not null
);

-- Since when some node has been there for workers to ask without a break: one row. Silence before that proves nothing.
create table worker_watch (
    only_row   boolean     primary key default true check (only_row),
    since      timestamptz not null,
    last_round timestamptz not null
);

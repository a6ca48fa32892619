-- Of which evidence of which open task people have been told that newer data has come: once is enough.
create table stale_notice (
    task_id text not null,
    digest  text not null references evidence (digest),
    primary key (task_id, digest)
);

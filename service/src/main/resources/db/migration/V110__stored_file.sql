-- Files that people attach or send with forms. The content stands in stored_file_chunk, or under the same id in a bucket.
create table stored_file (
    id uuid primary key,
    name text not null,
    media_type text not null,
    size bigint not null check (size > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    purpose text not null,
    owner_id text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    backend text not null check (backend in ('DATABASE', 'S3'))
);

create index stored_file_by_owner on stored_file (owner_id, purpose, uploaded_at);

create table stored_file_chunk (
    file_id uuid not null references stored_file on delete cascade,
    position integer not null,
    content bytea not null,
    primary key (file_id, position)
);

-- Most uploads are compressed already; trying again costs time at each write.
alter table stored_file_chunk alter column content set storage external;

-- The version of the data that a process definition works with now; changed when a job brings another one. The row is
-- locked for sharing while a task is completed on it, so that a decision and new data never overlook each other.
create table dataset (
    definition_key text not null,
    name text not null,
    version text not null,
    changed_at timestamptz not null,
    primary key (definition_key, name)
);

-- What a piece of evidence was made from. Several versions of one name: the evidence came out the same from each.
create table evidence_source (
    digest text not null references evidence (digest),
    name text not null,
    version text not null,
    primary key (digest, name, version)
);

-- What lies where a job wrote its output was made from; whoever reads it inherits that.
create table output_source (
    location text not null,
    name text not null,
    version text not null,
    primary key (location, name, version)
);

-- Which evidence a task has shown, when, and in which round of its step within the process instance.
create table evidence_shown (
    task_id text not null,
    number integer not null,
    digest text not null,
    instance_id text not null,
    definition_key text not null,
    task_key text not null,
    round integer not null,
    shown_at timestamptz not null,
    primary key (task_id, number)
);

create index evidence_shown_by_step on evidence_shown (instance_id, task_key);

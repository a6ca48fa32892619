-- Files uploaded for a form. Until the form is sent they are the uploader's own; then they belong to the run.
create table form_file (
    file_id uuid primary key references stored_file (id) on delete cascade,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    -- one of the two: the task whose form it is for, or the process whose start form it is for
    task_id text,
    definition_key text,
    instance_id text,
    check ((task_id is null) <> (definition_key is null))
);

create index form_file_unsent on form_file (uploaded_by, uploaded_at) where instance_id is null;

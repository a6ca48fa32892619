-- Evidence documents by the SHA-256 of their canonical text. The text is kept as text (not jsonb), because jsonb would
-- reorder its members and the digest could not be taken again.
create table evidence (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    document text not null,
    created_at timestamptz not null default now()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;

create trigger evidence_is_immutable before update on evidence
    for each row execute function refuse_change();

-- An admin asks that a named person may do one task although a rule forbids it.
create table override_request (
    id uuid primary key,
    task_id text not null,
    task_key text not null,
    task_name text,
    instance_id text not null,
    definition_key text not null,
    business_key text,
    beneficiary text not null,
    reason text not null check (length(btrim(reason)) > 0),
    objection text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    answer_until timestamptz not null,
    check (beneficiary <> requested_by)
);

create index override_request_by_task on override_request (task_id, requested_at);
create index override_request_by_time on override_request (requested_at);

-- A second admin confirms or refuses it; one answer each, which the primary key sees to.
create table override_answer (
    request_id uuid primary key references override_request (id),
    task_id text not null,
    beneficiary text not null,
    confirmed boolean not null,
    answered_by text not null,
    answered_at timestamptz not null,
    comment text,
    -- until when a confirmed exception can be used, and its record in the chain of decisions
    usable_until timestamptz,
    decision_id uuid,
    check (confirmed = (usable_until is not null)),
    check (confirmed = (decision_id is not null)),
    check (answered_by <> beneficiary)
);

create index override_answer_by_task on override_answer (task_id, beneficiary);

create function refuse_own_answer() returns trigger language plpgsql as $$
begin
    if exists (select 1 from override_request r
               where r.id = new.request_id and r.requested_by = new.answered_by) then
        raise exception 'who asks for an exception does not answer it' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger override_answer_is_anothers before insert on override_answer
    for each row execute function refuse_own_answer();

create trigger override_request_is_append_only before update or delete on override_request
    for each row execute function refuse_change();
create trigger override_request_is_not_truncated before truncate on override_request
    for each statement execute function refuse_change();
create trigger override_answer_is_append_only before update or delete on override_answer
    for each row execute function refuse_change();
create trigger override_answer_is_not_truncated before truncate on override_answer
    for each statement execute function refuse_change();

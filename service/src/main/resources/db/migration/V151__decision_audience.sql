-- The groups that a decided task was offered to: their members may read the record. Kept here because the engine forgets
-- it with its history; it is no part of what was decided and of no hash.
create table decision_audience (
    sequence bigint not null,
    group_id text not null,
    primary key (sequence, group_id)
);

create index decision_audience_by_group on decision_audience (group_id, sequence);

-- Records from before: as far as the engine still knows. On an empty database its tables come later than this.
do $$
begin
    if to_regclass('act_hi_identitylink') is not null then
        insert into decision_audience (sequence, group_id)
        select distinct d.sequence, l.group_id_
        from decision d
        join act_hi_identitylink l on l.task_id_ = d.task_id
        where l.type_ = 'candidate' and l.group_id_ is not null;
    end if;
end
$$;

-- Public keys of exports and reports, older ones too; the private key never leaves the file of its node.
create table decision_signing_key (
    key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
    public_key text not null,
    created_at timestamptz not null
);

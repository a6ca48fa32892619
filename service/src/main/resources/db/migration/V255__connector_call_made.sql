-- Whether the call took effect and only its answer could not be used: a retry asks before it makes the call once more.
alter table connector_call add column made boolean not null default false;

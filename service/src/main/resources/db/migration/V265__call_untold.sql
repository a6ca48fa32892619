-- A call that failed for good is written down before its process is told: a process that cannot go on costs no second call.
alter table function_call add column untold boolean not null default false;
create index function_call_untold on function_call (next_at) where untold;

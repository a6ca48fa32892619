-- What could not be told waits before it is tried again, so that a disturbance of some seconds does not use up all the tries.
alter table data_announcement add column not_before timestamptz not null default '-infinity';

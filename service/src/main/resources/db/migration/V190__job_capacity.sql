-- In which pool a job takes a place, how urgent it is, and for which tenant it works.
alter table job
    add column pool      varchar(100) not null default 'local',
    add column priority  integer      not null default 0,
    add column tenant_id varchar(64);

-- the queue in its order
create index job_queue on job (priority desc, created_at, id) where state = 'INTENDED';

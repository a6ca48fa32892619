-- When the files of an ended attempt were deleted.
alter table job add column files_cleared_at timestamptz;

create index job_with_files on job (ended_at)
    where files_cleared_at is null and state in ('SUCCEEDED', 'FAILED', 'CANCELLED');

-- How often and when an attempt that failed is repeated, as JSON; null for jobs of earlier versions.
-- Until when the run has to end, known from the moment in which it was seen running; and why it is being cancelled.
alter table job
    add column retry_policy  text,
    add column time_limit_at timestamptz,
    add column cancel_code   varchar(100);

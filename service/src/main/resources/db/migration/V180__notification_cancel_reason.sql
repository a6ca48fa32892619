-- Why a notice was cancelled, for programs: an offer stands again only if it was cancelled because somebody else had the task.
alter table notification add column cancel_reason text
    check (cancel_reason in ('TAKEN', 'OVER', 'REPLACED', 'GIVEN_BACK', 'NOT_THEIRS'));

update notification set cancel_reason = 'TAKEN' where state = 'CANCELLED' and last_error like 'The task is %''s.';

-- Sets of candidates are never deleted, and each is written in the transaction of the first task that has it: looking that up
-- again for every row only makes writing slower.
alter table inbox_task drop constraint inbox_task_audience_fkey;

-- One small index gives both numbers of what is offered: all, and those that are overdue.
drop index inbox_task_offered;
create index inbox_task_offered on inbox_task (audience, due_at) where assignee is null;

-- One row per call of a connector that is under way. It is committed before the call, so that after a crash it is known
-- that the call may have been sent.
create table connector_call (
    external_task_id    varchar(64)  primary key,
    -- who may end it: a call that comes back late finds another attempt, or none
    attempt             uuid         not null,
    process_instance_id varchar(64)  not null,
    activity_id         varchar(255) not null,
    connector           varchar(50)  not null,
    -- whether a person is asked when the service ended in the middle of the call
    ask                 boolean      not null,
    started_at          timestamptz  not null,
    -- JSON of what came back, when the process could not go on with it at once
    answer              text
);

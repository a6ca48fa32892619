-- The process does not wait any more, and some processes of items cannot be ended yet.
alter table fan_out drop constraint fan_out_state_check;
alter table fan_out add constraint fan_out_state_check
    check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLING', 'CANCELLED'));
create index fan_out_cancelling on fan_out (next_at) where state = 'CANCELLING';

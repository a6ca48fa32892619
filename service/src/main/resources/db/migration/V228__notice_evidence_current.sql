-- A warning of newer data is not sent when the evidence is up to date again.
alter table notification drop constraint notification_cancel_reason_check;
alter table notification add constraint notification_cancel_reason_check
    check (cancel_reason in ('TAKEN', 'OVER', 'REPLACED', 'GIVEN_BACK', 'NOT_THEIRS', 'CURRENT'));

-- What must not be sent yet is passed over within the index: it may be thousands of rows, in front of what is due.
drop index notification_due;
create index notification_due on notification (sequence, not_before) where state = 'PENDING';
drop index notification_pending_by_recipient;
create index notification_pending_by_recipient on notification (recipient_address, sequence, not_before)
    where state = 'PENDING';

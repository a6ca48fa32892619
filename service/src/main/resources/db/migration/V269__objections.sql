-- What stands against a decision as values (JSON array of code and arguments), beside the English sentence: each reader gets
-- it in their language. Null in rows from before.
alter table approval_task add column objections text;
alter table override_request add column objections text;

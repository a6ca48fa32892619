-- How often in a row the process could not go on with what the sensor told it.
alter table sensor add column refusals integer not null default 0;
